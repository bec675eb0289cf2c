-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "thirdWantedAt" TIMESTAMP(3);
