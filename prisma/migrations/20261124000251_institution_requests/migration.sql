-- What an institution asks to have changed of itself, and its pictures; and reminders of what runs out.
CREATE TABLE "InstitutionRequest" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "noteCipher" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "askedBy" TEXT NOT NULL,
    "askedOn" TEXT NOT NULL,
    "answeredBy" TEXT,
    "answeredOn" TEXT,
    "answerCipher" TEXT,
    "docketId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InstitutionRequest_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "InstitutionPhoto" (
    "id" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "caption" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "uploadedBy" TEXT NOT NULL,
    "uploadedOn" TEXT NOT NULL,
    "settledBy" TEXT,
    "settledOn" TEXT,
    "reasonCipher" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InstitutionPhoto_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "InstitutionRequest_requestId_key" ON "InstitutionRequest"("requestId");
CREATE INDEX "InstitutionRequest_institutionId_createdAt_idx" ON "InstitutionRequest"("institutionId", "createdAt");
CREATE INDEX "InstitutionRequest_regionCode_state_createdAt_idx" ON "InstitutionRequest"("regionCode", "state", "createdAt");
CREATE INDEX "InstitutionPhoto_code_state_createdAt_idx" ON "InstitutionPhoto"("code", "state", "createdAt");
CREATE INDEX "InstitutionPhoto_regionCode_state_idx" ON "InstitutionPhoto"("regionCode", "state");
-- One at a time, so that a bureau never accepts what the institution has thought better of.
CREATE UNIQUE INDEX "InstitutionRequest_one_waiting" ON "InstitutionRequest"("institutionId") WHERE "state" = 'waiting';
-- What runs out, day by day.
CREATE INDEX "Institution_agreementTo_idx" ON "Institution"("agreementTo");
CREATE INDEX "Institution_licenceTo_idx" ON "Institution"("licenceTo");

ALTER TABLE "InstitutionRequest" ADD CONSTRAINT "InstitutionRequest_state_code" CHECK ("state" IN ('waiting','accepted','returned','withdrawn'));
ALTER TABLE "InstitutionPhoto" ADD CONSTRAINT "InstitutionPhoto_state_code" CHECK ("state" IN ('waiting','shown','returned','removed'));
ALTER TABLE "InstitutionRequest" ADD CONSTRAINT "InstitutionRequest_askedOn_day" CHECK ("askedOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "InstitutionRequest" ADD CONSTRAINT "InstitutionRequest_answeredOn_day" CHECK ("answeredOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "InstitutionPhoto" ADD CONSTRAINT "InstitutionPhoto_uploadedOn_day" CHECK ("uploadedOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "InstitutionPhoto" ADD CONSTRAINT "InstitutionPhoto_settledOn_day" CHECK ("settledOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "Message" DROP CONSTRAINT "Message_about_code";
ALTER TABLE "Message" ADD CONSTRAINT "Message_about_code" CHECK ("about" IN ('case','finding','complaint','alert','suspension','expiry'));

GRANT SELECT, INSERT ON "InstitutionRequest", "InstitutionPhoto" TO portal_app;
REVOKE UPDATE, DELETE ON "InstitutionRequest", "InstitutionPhoto" FROM portal_app;
-- What was asked and what was shown stays as it was; only what became of it is added.
GRANT UPDATE ("state", "answeredBy", "answeredOn", "answerCipher", "docketId") ON "InstitutionRequest" TO portal_app;
GRANT UPDATE ("state", "settledBy", "settledOn", "reasonCipher") ON "InstitutionPhoto" TO portal_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['InstitutionRequest','InstitutionPhoto'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY by_party ON %I FOR ALL USING ((SELECT portal_asker(''role'')) = ''calendar''
      OR ((SELECT portal_asker(''role'')) = ''institution'' AND "institutionId" = (SELECT portal_asker(''institution'')))
      OR ((SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'') AND "regionCode" = (SELECT portal_asker(''region''))))
      WITH CHECK ((SELECT portal_asker(''role'')) = ''calendar''
      OR ((SELECT portal_asker(''role'')) = ''institution'' AND "institutionId" = (SELECT portal_asker(''institution'')))
      OR ((SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'') AND "regionCode" = (SELECT portal_asker(''region''))))', t);
  END LOOP;
END $$;
CREATE POLICY shown ON "InstitutionPhoto" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL AND "state" = 'shown');
