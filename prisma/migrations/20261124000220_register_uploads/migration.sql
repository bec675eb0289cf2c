-- A file of the register between its preview and its confirmation: sealed, of one account, for two days.
CREATE TABLE "RegisterUpload" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "report" JSONB,

    CONSTRAINT "RegisterUpload_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "RegisterUploadPart" (
    "uploadId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "RegisterUploadPart_pkey" PRIMARY KEY ("uploadId","part","page")
);
CREATE INDEX "RegisterUpload_accountId_createdAt_idx" ON "RegisterUpload"("accountId", "createdAt");
CREATE INDEX "RegisterUpload_expiresAt_idx" ON "RegisterUpload"("expiresAt");
ALTER TABLE "RegisterUploadPart" ADD CONSTRAINT "RegisterUploadPart_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "RegisterUpload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RegisterUploadPart" ADD CONSTRAINT "RegisterUploadPart_part_code" CHECK ("part" IN ('rows','refused','changed','added','missing'));

GRANT SELECT, INSERT, DELETE ON "RegisterUpload", "RegisterUploadPart" TO portal_app;
GRANT UPDATE ("report") ON "RegisterUpload" TO portal_app;
ALTER TABLE "RegisterUpload" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "RegisterUpload" FORCE ROW LEVEL SECURITY;
ALTER TABLE "RegisterUploadPart" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "RegisterUploadPart" FORCE ROW LEVEL SECURITY;

-- Whoever uploaded sees it, nobody else, until it is confirmed or has run out.
CREATE POLICY own ON "RegisterUpload" FOR ALL USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer')
  AND "accountId" = (SELECT portal_asker('account')) AND "regionCode" = (SELECT portal_asker('region')));
CREATE POLICY own ON "RegisterUploadPart" FOR ALL USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND "accountId" = (SELECT portal_asker('account')));
-- Time takes away what has run out.
CREATE POLICY expiry ON "RegisterUpload" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
CREATE POLICY expiry ON "RegisterUploadPart" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
