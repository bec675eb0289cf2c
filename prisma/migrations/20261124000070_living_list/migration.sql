-- 动态更新: an institution as a side of its own, the living list and what follows a case.
ALTER TABLE "CaseEvent" DROP CONSTRAINT "CaseEvent_side_code";
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_side_code" CHECK ("side" IN ('applicant','representative','competentBureau','residenceBureau','assessor','calendar','supervisor','institution'));
ALTER TABLE "Paper" DROP CONSTRAINT "Paper_side_code";
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_side_code" CHECK ("side" IN ('applicant','representative','competentBureau','residenceBureau','assessor','calendar','supervisor','institution'));

-- The living list by the day it runs out, each side by its own index; few of it is due at any time.
CREATE INDEX "Case_insuredRegion_status_validTo_id_idx" ON "Case" ("insuredRegion", "status", "validTo", "id");
CREATE INDEX "Case_residenceRegion_status_validTo_id_idx" ON "Case" ("residenceRegion", "status", "validTo", "id");
CREATE INDEX "Case_endReported_insured" ON "Case" ("insuredRegion", "validTo", "id") WHERE "status" = 'recognised' AND "facts"->>'endReported' IS NOT NULL;
CREATE INDEX "Case_previousId_idx" ON "Case" ("previousId");

-- Whom an institution cares for, and nobody else's: the care alone. Cases and people hold scores and ids, and stay closed to it (Z-08).
CREATE POLICY own_clients ON "CareRelationship" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')));
