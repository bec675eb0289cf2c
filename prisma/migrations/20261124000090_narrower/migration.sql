-- Walls drawn closer.

-- Who has changed post no longer reads what the old post was told: a bureau's people see messages of their own region's cases, and
-- those who keep accounts, safety and the trail see none of a case.
DROP POLICY own ON "Message";
CREATE POLICY own ON "Message" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ("accountId" = (SELECT portal_asker('account')) AND (
    "caseId" IS NULL
    OR (SELECT portal_asker('role')) IN ('applicant','assessor','institution','supervisor')
    OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")))));

-- A bureau records a telling of a case it sees, and does not take one back.
DROP POLICY recording ON "Outgoing";
CREATE POLICY recording ON "Outgoing" FOR UPDATE USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "channel" = 'byHand'
      AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")))
WITH CHECK ((SELECT portal_asker('role')) = 'calendar' OR "state" = 'recorded');
DROP POLICY writing ON "Telling";
CREATE POLICY writing ON "Telling" FOR INSERT WITH CHECK (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND "accountId" = (SELECT portal_asker('account'))
  AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")
  AND EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "Telling"."caseId"));
