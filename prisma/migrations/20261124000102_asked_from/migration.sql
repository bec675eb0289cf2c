-- A code knows, as a keyed digest, from which address it was asked for: nobody's guesses use up what another asked for. Codes live ten
-- minutes; those of before are of no address.
ALTER TABLE "OneTimeCode" ADD COLUMN "askedFrom" TEXT NOT NULL DEFAULT '';
ALTER TABLE "OneTimeCode" ALTER COLUMN "askedFrom" DROP DEFAULT;
