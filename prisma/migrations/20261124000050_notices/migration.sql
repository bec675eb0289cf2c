-- CreateTable
CREATE TABLE "PublicNotice" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "bureau" TEXT NOT NULL,
    "phone" TEXT NOT NULL,

    CONSTRAINT "PublicNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "nameCipher" TEXT NOT NULL,
    "contactCipher" TEXT NOT NULL,
    "groundCipher" TEXT NOT NULL,
    "receivedOn" TEXT NOT NULL,
    "outcome" TEXT,
    "outcomeGround" TEXT,
    "outcomeOn" TEXT,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PublicNotice_caseId_key" ON "PublicNotice"("caseId");

-- CreateIndex
CREATE INDEX "PublicNotice_residenceRegion_to_id_idx" ON "PublicNotice"("residenceRegion", "to", "id");

-- CreateIndex
CREATE INDEX "PublicNotice_insuredRegion_to_id_idx" ON "PublicNotice"("insuredRegion", "to", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_number_key" ON "Objection"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_caseId_ordinal_key" ON "Objection"("caseId", "ordinal");

-- Codes, days, ranges.
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_outcome_code" CHECK ("outcome" IN ('admitted','dismissed'));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_outcomeGround_code" CHECK ("outcomeGround" IN ('factsDoubtful','newEvidence','procedureDoubtful','factsStand','procedureSound','unsupported','unrelated','other'));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_outcome_whole" CHECK (("outcome" IS NULL) = ("outcomeOn" IS NULL) AND ("outcome" IS NULL) = ("outcomeGround" IS NULL));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_receivedOn_day" CHECK ("receivedOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_outcomeOn_day" CHECK ("outcomeOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_from_day" CHECK ("from" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_to_day" CHECK ("to" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_in_order" CHECK ("from" <= "to");
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_grade_range" CHECK ("grade" BETWEEN 0 AND 5);

-- A notice that is over is taken down; the case's own events keep that it hung.
GRANT SELECT, INSERT, UPDATE, DELETE ON "PublicNotice" TO portal_app;
GRANT SELECT, INSERT, UPDATE ON "Objection" TO portal_app;

ALTER TABLE "PublicNotice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PublicNotice" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Objection" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Objection" FORCE ROW LEVEL SECURITY;

-- Hung up and taken down by the portal's own hand, as part of the act that begins or ends the notice.
CREATE POLICY keeping ON "PublicNotice" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
-- The public reads it on its days only: with no day told there are no rows, and the day after there are none, job or no job.
CREATE POLICY showing ON "PublicNotice" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'public'
  AND "from" <= (SELECT portal_asker('today')) AND "to" >= (SELECT portal_asker('today')));
CREATE POLICY by_side ON "PublicNotice" FOR SELECT USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion"));

CREATE POLICY keeping ON "Objection" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');
-- The bureau that verifies; never the family, never the other bureau.
CREATE POLICY verifying ON "Objection" FOR SELECT USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND "residenceRegion" = (SELECT portal_asker('region')));
-- Whoever holds number and code.
CREATE POLICY asking ON "Objection" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'public' AND "number" = (SELECT portal_asker('case_no')) AND "codeHash" = (SELECT portal_asker('code_hash')));
