-- Why a team cannot agree on an item: sealed, beside the item's key; the bureau that calls the third expert reads it.
-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "thirdWhy" JSONB;
