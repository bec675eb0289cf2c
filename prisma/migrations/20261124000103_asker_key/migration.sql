-- What a code knows of who asked for it is a key; names that end in From are days in this house.
ALTER TABLE "OneTimeCode" RENAME COLUMN "askedFrom" TO "askerKey";
