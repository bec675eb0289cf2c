-- CreateTable
CREATE TABLE "CaseHolder" (
    "caseId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "since" TEXT NOT NULL,

    CONSTRAINT "CaseHolder_pkey" PRIMARY KEY ("caseId","regionCode")
);

-- CreateIndex
CREATE INDEX "CaseHolder_accountId_caseId_idx" ON "CaseHolder"("accountId", "caseId");

-- AddForeignKey
ALTER TABLE "CaseHolder" ADD CONSTRAINT "CaseHolder_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CaseHolder" ADD CONSTRAINT "CaseHolder_since_day" CHECK ("since" ~ '^\d{4}-\d{2}-\d{2}$');

-- The cases in which a question stands open: few at any time, each side by its own index.
CREATE INDEX "Case_asked_insured" ON "Case" ("insuredRegion", "id") WHERE "facts"->>'clarifying' = 'true';
CREATE INDEX "Case_asked_residence" ON "Case" ("residenceRegion", "id") WHERE "facts"->>'clarifying' = 'true';

GRANT SELECT, INSERT, UPDATE ON "CaseHolder" TO portal_app;

ALTER TABLE "CaseHolder" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CaseHolder" FORCE ROW LEVEL SECURITY;

-- Who of a bureau holds a case is that bureau's own business, on cases it sees.
CREATE POLICY own_office ON "CaseHolder" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region'))
      AND EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "CaseHolder"."caseId")));
