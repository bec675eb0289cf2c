-- 消息、待发与告知记录: what people are told, by which way, each once.

ALTER TABLE "Account" ADD COLUMN "emailCipher" TEXT;

CREATE INDEX "Account_institutionId_idx" ON "Account"("institutionId");

CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "accountId" TEXT NOT NULL,
    "caseNo" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "weight" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "textCipher" TEXT NOT NULL,
    "noticedOn" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Outgoing" (
    "id" TEXT NOT NULL,
    "messageKey" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "accountId" TEXT,
    "channel" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "recipientCipher" TEXT,
    "bodyCipher" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "noticedOn" TEXT NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimedAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Outgoing_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Telling" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "outgoingId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "toldOn" TEXT NOT NULL,
    "noteCipher" TEXT,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Telling_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Message_caseId_seq_accountId_key" ON "Message"("caseId", "seq", "accountId");
CREATE INDEX "Message_accountId_noticedOn_id_idx" ON "Message"("accountId", "noticedOn", "id");
CREATE UNIQUE INDEX "Outgoing_messageKey_key" ON "Outgoing"("messageKey");
CREATE INDEX "Outgoing_caseId_seq_idx" ON "Outgoing"("caseId", "seq");
CREATE UNIQUE INDEX "Telling_requestId_outgoingId_key" ON "Telling"("requestId", "outgoingId");
CREATE INDEX "Telling_caseId_at_idx" ON "Telling"("caseId", "at");

-- The count in every frame, and what the sender asks for: both stay as small as what is open.
CREATE INDEX "Message_unread" ON "Message" ("accountId") WHERE "readAt" IS NULL;
CREATE INDEX "Outgoing_to_send" ON "Outgoing" ("notBefore", "id") WHERE "state" IN ('queued', 'sending');

ALTER TABLE "Message" ADD CONSTRAINT "Message_weight_code" CHECK ("weight" IN ('act','know'));
ALTER TABLE "Outgoing" ADD CONSTRAINT "Outgoing_channel_code" CHECK ("channel" IN ('sms','email','byHand'));
ALTER TABLE "Outgoing" ADD CONSTRAINT "Outgoing_state_code" CHECK ("state" IN ('queued','sending','sent','failed','untold','recorded'));
ALTER TABLE "Outgoing" ADD CONSTRAINT "Outgoing_byHand_states" CHECK (("channel" = 'byHand') = ("state" IN ('untold','recorded')));
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_way_code" CHECK ("way" IN ('telephone','post','inPerson'));
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_outcome_code" CHECK ("outcome" IN ('told','notReached'));
ALTER TABLE "Message" ADD CONSTRAINT "Message_noticedOn_day" CHECK ("noticedOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "Outgoing" ADD CONSTRAINT "Outgoing_noticedOn_day" CHECK ("noticedOn" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_toldOn_day" CHECK ("toldOn" ~ '^\d{4}-\d{2}-\d{2}$');

-- Grants: a message is read, never reworded; what was sent or told stays written.
GRANT SELECT, INSERT ON "Message", "Outgoing", "Telling" TO portal_app;
REVOKE UPDATE, DELETE ON "Message", "Outgoing", "Telling" FROM portal_app;
GRANT UPDATE ("readAt") ON "Message" TO portal_app;
GRANT UPDATE ("state", "tries", "notBefore", "claimedAt", "sentAt", "lastError") ON "Outgoing" TO portal_app;

ALTER TABLE "Message" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Message" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Outgoing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Outgoing" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Telling" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Telling" FORCE ROW LEVEL SECURITY;

-- An inbox is its owner's. Only the portal's own hand writes messages.
CREATE POLICY own ON "Message" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar' OR "accountId" = (SELECT portal_asker('account')));
CREATE POLICY reading ON "Message" FOR UPDATE USING ("accountId" = (SELECT portal_asker('account')));
CREATE POLICY writing ON "Message" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');

-- Both bureaus of the case see what went out and record what was told; the portal's own hand writes and sends.
CREATE POLICY by_side ON "Outgoing" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")));
CREATE POLICY recording ON "Outgoing" FOR UPDATE USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "channel" = 'byHand'
      AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")));
CREATE POLICY writing ON "Outgoing" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');

CREATE POLICY by_side ON "Telling" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")));
CREATE POLICY writing ON "Telling" FOR INSERT WITH CHECK (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND "accountId" = (SELECT portal_asker('account'))
  AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion"));
