-- 互认证书 and the keys bureaus publish.
CREATE TABLE "BureauKey" (
    "keyId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "suite" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL,
    "revokedOn" TEXT,
    "mark" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BureauKey_pkey" PRIMARY KEY ("keyId")
);
CREATE TABLE "Certificate" (
    "serial" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("serial")
);
CREATE INDEX "BureauKey_regionCode_validTo_idx" ON "BureauKey"("regionCode", "validTo");
CREATE INDEX "Certificate_insuredRegion_validTo_idx" ON "Certificate"("insuredRegion", "validTo");
CREATE UNIQUE INDEX "Certificate_caseId_validFrom_validTo_grade_keyId_key" ON "Certificate"("caseId", "validFrom", "validTo", "grade", "keyId");

ALTER TABLE "BureauKey" ADD CONSTRAINT "BureauKey_suite_code" CHECK ("suite" IN ('standard','gm'));
DO $$
DECLARE d text[];
BEGIN
  FOREACH d SLICE 1 IN ARRAY ARRAY[
    ['BureauKey','validFrom'],['BureauKey','validTo'],['BureauKey','revokedOn'],
    ['Certificate','validFrom'],['Certificate','validTo'],['Certificate','issuedOn']] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^\d{4}-\d{2}-\d{2}$'')', d[1], d[1] || '_' || d[2] || '_day', d[2]);
  END LOOP;
END $$;

-- A certificate once given stands as it was; what has become of it is told by its case. Of a key only its revocation is written later.
GRANT SELECT, INSERT ON "Certificate", "BureauKey" TO portal_app;
GRANT UPDATE ("revokedOn") ON "BureauKey" TO portal_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['BureauKey','Certificate'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY keeping ON %I FOR ALL USING ((SELECT portal_asker(''role'')) = ''calendar'')', t);
  END LOOP;
END $$;
CREATE POLICY reading ON "BureauKey" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL);
CREATE POLICY by_case ON "Certificate" FOR SELECT USING (EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "Certificate"."caseId"));
