-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "answerDueOn" TEXT,
ADD COLUMN     "competentAsk" TEXT,
ADD COLUMN     "residenceAsk" TEXT;

ALTER TABLE "Case" ADD CONSTRAINT "Case_competentAsk_code" CHECK ("competentAsk" IN ('answer','end','step','acknowledge'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_residenceAsk_code" CHECK ("residenceAsk" IN ('answer','end','step','acknowledge'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_answerDueOn_day" CHECK ("answerDueOn" ~ '^\d{4}-\d{2}-\d{2}$');

-- What the cases that are there ask of each bureau, as the fold tells it from now on (rules/asks.ts).
ALTER TABLE "Case" NO FORCE ROW LEVEL SECURITY;
UPDATE "Case" c SET "competentAsk" = CASE
    WHEN a."by" = c."residenceRegion" THEN 'answer'
    WHEN c."facts"->>'endReported' IS NOT NULL AND (c."status" = 'recognised' OR (c."status" = 'disputed' AND c."facts"->>'recognition' IS NOT NULL)) THEN 'end'
    WHEN c."deskRegion" = c."insuredRegion" THEN 'step'
    WHEN c."status" IN ('recognised','declined') AND c."facts"->'acknowledged'->c."insuredRegion" IS NULL THEN 'acknowledge' END,
  "residenceAsk" = CASE
    WHEN a."by" = c."insuredRegion" THEN 'answer'
    WHEN c."deskRegion" = c."residenceRegion" THEN 'step'
    WHEN c."status" IN ('recognised','declined') AND c."facts"->'acknowledged'->c."residenceRegion" IS NULL THEN 'acknowledge' END
FROM (SELECT q."id", (SELECT p->>'askedBy' FROM jsonb_array_elements(coalesce(q."facts"->'pauses', '[]'::jsonb)) p
    WHERE p->>'why' = 'answer' AND p->>'until' IS NULL LIMIT 1) AS "by" FROM "Case" q) a
WHERE a."id" = c."id";
ALTER TABLE "Case" FORCE ROW LEVEL SECURITY;

-- The desks: what asks something of a bureau, and questions by the day they are to be answered.
CREATE INDEX "Case_ask_competent" ON "Case" ("insuredRegion", "dueOn", "id") WHERE "competentAsk" IS NOT NULL;
CREATE INDEX "Case_ask_residence" ON "Case" ("residenceRegion", "dueOn", "id") WHERE "residenceAsk" IS NOT NULL;
CREATE INDEX "Case_answer_insured" ON "Case" ("insuredRegion", "answerDueOn", "id") WHERE "answerDueOn" IS NOT NULL;
CREATE INDEX "Case_answer_residence" ON "Case" ("residenceRegion", "answerDueOn", "id") WHERE "answerDueOn" IS NOT NULL;
CREATE INDEX "Case_answer_due" ON "Case" ("answerDueOn", "id") WHERE "answerDueOn" IS NOT NULL;
DROP INDEX "Case_asked_insured";
DROP INDEX "Case_asked_residence";
DROP INDEX "Case_endReported_insured";

-- The limit for the conclusion, while no finding was reported.
CREATE INDEX "Case_conclusion" ON "Case" (("facts"->>'conclusionDueOn'), "id")
  WHERE "facts"->>'reportedOn' IS NULL AND "status" IN ('submitted','returned','accepted','commissioned','arranging','assessing','found','onNotice','disputed','reported');
