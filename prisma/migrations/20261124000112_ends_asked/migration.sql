-- An end reported of a recognition that stands under a 复评 asks the competent bureau as well, wherever the case lies meanwhile.
ALTER TABLE "Case" NO FORCE ROW LEVEL SECURITY;
UPDATE "Case" SET "competentAsk" = 'end'
WHERE "facts"->>'endReported' IS NOT NULL AND "facts"->>'recognition' IS NOT NULL AND "competentAsk" IS DISTINCT FROM 'answer'
  AND "status" IN ('accepted','commissioned','arranging','assessing','found','onNotice','disputed','reported','recognised');
ALTER TABLE "Case" FORCE ROW LEVEL SECURITY;
