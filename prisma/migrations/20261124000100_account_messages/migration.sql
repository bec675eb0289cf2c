-- What an account is told of itself (a password set anew) belongs to no case: such a message is of its account alone, and so is what
-- goes out of it. All of a case or nothing of one.
ALTER TABLE "Message" ALTER COLUMN "caseId" DROP NOT NULL,
ALTER COLUMN "seq" DROP NOT NULL,
ALTER COLUMN "caseNo" DROP NOT NULL,
ALTER COLUMN "insuredRegion" DROP NOT NULL,
ALTER COLUMN "residenceRegion" DROP NOT NULL;
ALTER TABLE "Outgoing" ALTER COLUMN "caseId" DROP NOT NULL,
ALTER COLUMN "seq" DROP NOT NULL,
ALTER COLUMN "insuredRegion" DROP NOT NULL,
ALTER COLUMN "residenceRegion" DROP NOT NULL;

ALTER TABLE "Message" ADD CONSTRAINT "Message_of_case_or_account"
  CHECK (num_nulls("caseId", "seq", "caseNo", "insuredRegion", "residenceRegion") IN (0, 5));
-- A clerk tells by hand only what is of a case.
ALTER TABLE "Outgoing" ADD CONSTRAINT "Outgoing_of_case_or_account"
  CHECK (num_nulls("caseId", "seq", "insuredRegion", "residenceRegion") = 0
    OR (num_nulls("caseId", "seq", "insuredRegion", "residenceRegion") = 4 AND "accountId" IS NOT NULL AND "channel" <> 'byHand'));
