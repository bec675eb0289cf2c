-- 文书: issued once with the act, frozen and sealed; numbered by an office's own counters.
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "objection" INTEGER NOT NULL DEFAULT 0,
    "issuedBy" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "template" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "LetterCounter" (
    "key" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "LetterCounter_pkey" PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX "Letter_caseId_eventSeq_kind_recipient_objection_key" ON "Letter"("caseId", "eventSeq", "kind", "recipient", "objection");
CREATE UNIQUE INDEX "Letter_issuedBy_number_key" ON "Letter"("issuedBy", "number");

ALTER TABLE "Letter" ADD CONSTRAINT "Letter_kind_code" CHECK ("kind" IN ('acceptance','correction','refusal','lapse','withdrawal','commission','commissionReturn','forwarding','visitNotice','finding','reassessment','objectionReply','recognition','declination','change','termination','reopening','invalidation','renewalReminder'));
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_recipient_code" CHECK ("recipient" IN ('family','competentBureau','residenceBureau','assessors','objector'));
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_issuedOn_day" CHECK ("issuedOn" ~ '^\d{4}-\d{2}-\d{2}$');

-- Written once: only the cipher may change (a new key, or removal at the end of keeping).
GRANT SELECT, INSERT ON "Letter" TO portal_app;
GRANT UPDATE ("cipher") ON "Letter" TO portal_app;
GRANT SELECT, INSERT, UPDATE ON "LetterCounter" TO portal_app;

ALTER TABLE "Letter" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Letter" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LetterCounter" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LetterCounter" FORCE ROW LEVEL SECURITY;

-- Both bureaus read every letter of their case, the family those addressed to them, assessors their own notice while they see the case.
CREATE POLICY by_case ON "Letter" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "Letter"."caseId") AND (
    (SELECT portal_asker('role')) IN ('calendar', 'clerk', 'reviewer')
    OR ((SELECT portal_asker('role')) = 'applicant' AND "recipient" = 'family')
    OR ((SELECT portal_asker('role')) = 'assessor' AND "recipient" = 'assessors')));
-- Letters follow from an act, whoever acted; the portal's own hand writes them.
CREATE POLICY issuing ON "Letter" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY resealing ON "Letter" FOR UPDATE USING ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY counting ON "LetterCounter" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
