-- Moving through many: saved filters, asking again for the password, a representative found by name, cases in the order of their numbers.

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "codes" JSONB NOT NULL,
    "standard" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedFilter_accountId_list_name_key" ON "SavedFilter"("accountId", "list", "name");

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "confirmedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Mandate_representativeName_idx" ON "Mandate"("representativeName");

-- CreateIndex
CREATE INDEX "Case_insuredRegion_caseNo_idx" ON "Case"("insuredRegion", "caseNo");

-- CreateIndex
CREATE INDEX "Case_residenceRegion_caseNo_idx" ON "Case"("residenceRegion", "caseNo");

-- One standard filter a list.
CREATE UNIQUE INDEX "SavedFilter_one_standard" ON "SavedFilter" ("accountId", "list") WHERE "standard";

ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_list_code" CHECK ("list" IN ('desk','cases'));
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_name_length" CHECK (char_length("name") BETWEEN 1 AND 20);

GRANT SELECT, INSERT, UPDATE, DELETE ON "SavedFilter" TO portal_app;
ALTER TABLE "SavedFilter" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SavedFilter" FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON "SavedFilter" FOR ALL USING ("accountId" = (SELECT portal_asker('account')));
