-- Hands that have no need of it are kept away.

-- Every job is handed in by the portal's own hand: notices are written by it within the act, what is due and the clock are its own.
-- `working` lets it; nobody else hands in anything.
DROP POLICY entering ON pgboss.job;

-- A case is held by somebody at work at the bureau it is held for, whoever writes it.
DROP POLICY own_office ON "CaseHolder";
CREATE POLICY own_office ON "CaseHolder" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region'))
      AND EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "CaseHolder"."caseId")))
WITH CHECK (
  ((SELECT portal_asker('role')) = 'calendar'
   OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region'))
       AND EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "CaseHolder"."caseId")))
  AND EXISTS (SELECT 1 FROM "Account" a WHERE a."id" = "CaseHolder"."accountId" AND a."regionCode" = "CaseHolder"."regionCode"
              AND a."role" IN ('clerk','reviewer') AND a."status" = 'active'));
