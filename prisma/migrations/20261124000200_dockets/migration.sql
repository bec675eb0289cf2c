-- 会签单: what two bureaus sign together.
CREATE TABLE "Docket" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "neededRegions" TEXT[],
    "isUrgent" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "proposedBy" TEXT NOT NULL,
    "proposedOn" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedOn" TEXT,
    "closedBy" TEXT,
    "closedRegion" TEXT,
    "closeReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Docket_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "DocketSignature" (
    "docketId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "signedOn" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocketSignature_pkey" PRIMARY KEY ("docketId","regionCode")
);

-- The register as a log, and how each row stood from day to day.
CREATE TABLE "RegisterEntry" (
    "seq" SERIAL NOT NULL,
    "listNumber" INTEGER NOT NULL,
    "docketId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("seq")
);
CREATE TABLE "InstitutionSpan" (
    "code" TEXT NOT NULL,
    "spanFrom" TEXT NOT NULL,
    "spanTo" TEXT,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "InstitutionSpan_pkey" PRIMARY KEY ("code","spanFrom")
);
ALTER TABLE "Institution" ADD COLUMN "latitude" DOUBLE PRECISION,
ADD COLUMN "longitude" DOUBLE PRECISION,
ADD COLUMN "licenceNo" TEXT NOT NULL DEFAULT '',
ADD COLUMN "licenceFrom" TEXT,
ADD COLUMN "licenceTo" TEXT,
ADD COLUMN "openingHours" TEXT NOT NULL DEFAULT '',
ADD COLUMN "carers" INTEGER,
ADD COLUMN "certified" INTEGER,
ADD COLUMN "freePlacesOn" TEXT;
ALTER TABLE "ListVersion" ADD COLUMN "previous" TEXT,
ADD COLUMN "docketId" TEXT;

CREATE INDEX "Docket_topic_state_proposedAt_id_idx" ON "Docket"("topic", "state", "proposedAt", "id");
CREATE INDEX "RegisterEntry_code_seq_idx" ON "RegisterEntry"("code", "seq");
CREATE INDEX "RegisterEntry_listNumber_idx" ON "RegisterEntry"("listNumber");
CREATE INDEX "InstitutionSpan_spanFrom_spanTo_idx" ON "InstitutionSpan"("spanFrom", "spanTo");
ALTER TABLE "DocketSignature" ADD CONSTRAINT "DocketSignature_docketId_fkey" FOREIGN KEY ("docketId") REFERENCES "Docket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Docket" ADD CONSTRAINT "Docket_topic_code" CHECK ("topic" IN ('register','serviceItems','itemMapping'));
ALTER TABLE "Docket" ADD CONSTRAINT "Docket_state_code" CHECK ("state" IN ('open','signed','returned','withdrawn'));
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_change_code" CHECK ("change" IN ('add','amend','suspend','resume','withdraw','renew'));
ALTER TABLE "InstitutionSpan" ADD CONSTRAINT "InstitutionSpan_kind_code" CHECK ("kind" IN ('care','assessment'));
ALTER TABLE "InstitutionSpan" ADD CONSTRAINT "InstitutionSpan_status_code" CHECK ("status" IN ('valid','suspended','withdrawn'));
DO $$
DECLARE d text[];
BEGIN
  FOREACH d SLICE 1 IN ARRAY ARRAY[
    ['Docket','proposedOn'],['Docket','closedOn'],['DocketSignature','signedOn'],['RegisterEntry','effectiveOn'],
    ['InstitutionSpan','spanFrom'],['InstitutionSpan','spanTo'],['Institution','licenceFrom'],['Institution','licenceTo'],['Institution','freePlacesOn']] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^\d{4}-\d{2}-\d{2}$'')', d[1], d[1] || '_' || d[2] || '_day', d[2]);
  END LOOP;
END $$;
ALTER TABLE "Institution" ADD CONSTRAINT "Institution_place" CHECK (("latitude" IS NULL) = ("longitude" IS NULL) AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);

GRANT SELECT, INSERT, UPDATE ON "Docket", "InstitutionSpan" TO portal_app;
GRANT SELECT, INSERT ON "DocketSignature", "RegisterEntry" TO portal_app;
GRANT USAGE ON SEQUENCE "RegisterEntry_seq_seq" TO portal_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Docket','DocketSignature','RegisterEntry','InstitutionSpan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- Until it counts a docket is the business of the bureaus that sign it; what counts is public, as the list is.
CREATE POLICY by_party ON "Docket" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) = ANY ("neededRegions")));
CREATE POLICY overseeing ON "Docket" FOR SELECT USING ((SELECT portal_asker('role')) IN ('supervisor','auditor'));
CREATE POLICY counting ON "Docket" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL AND ("state" = 'signed' OR "isUrgent"));
CREATE POLICY by_docket ON "DocketSignature" FOR SELECT USING (EXISTS (SELECT 1 FROM "Docket" d WHERE d."id" = "DocketSignature"."docketId"));
-- A bureau signs for itself alone, and by a reviewer.
CREATE POLICY signing ON "DocketSignature" FOR INSERT WITH CHECK (
  (SELECT portal_asker('role')) = 'reviewer' AND "regionCode" = (SELECT portal_asker('region')) AND "accountId" = (SELECT portal_asker('account')));

CREATE POLICY reading ON "RegisterEntry" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL);
CREATE POLICY reading ON "InstitutionSpan" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL);
-- The register and its issues change by the portal's own hand alone, once a docket lets them.
CREATE POLICY counting ON "RegisterEntry" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY counting ON "InstitutionSpan" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY counting ON "Institution" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY counting ON "ListVersion" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');
