-- Walls: codes, days, grants and row policies. The app connects as portal_app, which owns nothing and cannot bypass policies.

-- Who is asking, told by lib/db.ts at the start of each transaction; null when nobody is.
CREATE FUNCTION portal_asker(name text) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('portal.' || name, true), '') $$;

-- Codes (compared with the zod unions by lib/codes.db.test.ts).
ALTER TABLE "Account" ADD CONSTRAINT "Account_role_code" CHECK ("role" IN ('applicant','assessor','clerk','reviewer','administrator','securityOfficer','auditor','supervisor','institution'));
ALTER TABLE "Account" ADD CONSTRAINT "Account_status_code" CHECK ("status" IN ('active','disabled'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_status_code" CHECK ("status" IN ('draft','submitted','returned','accepted','commissioned','arranging','assessing','found','onNotice','disputed','reported','recognised','refused','declined','withdrawn','lapsed','ended','expired','superseded','invalidated'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_occasion_code" CHECK ("occasion" IN ('initial','dispute','change','renewal'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_appliedAs_code" CHECK ("appliedAs" IN ('self','guardian','agent','counter'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_regions_differ" CHECK ("insuredRegion" <> "residenceRegion");
ALTER TABLE "Case" ADD CONSTRAINT "Case_grade_range" CHECK ("grade" BETWEEN 0 AND 5);
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_side_code" CHECK ("side" IN ('applicant','representative','competentBureau','residenceBureau','assessor','calendar','supervisor'));
ALTER TABLE "Case" ADD CONSTRAINT "Case_statusBefore_code" CHECK ("statusBefore" IN ('draft','submitted','returned','accepted','commissioned','arranging','assessing','found','onNotice','disputed','reported','recognised','refused','declined','withdrawn','lapsed','ended','expired','superseded','invalidated'));
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_kind_code" CHECK ("kind" IN ('started','draftSaved','submitted','discarded','accepted','returned','refused','lapsed','commissioned','commissionAccepted','commissionRejected','forwarded','assigned','expertCalled','found','visitReleased','noticed','reported','sentBack','noticeEnded','objected','objectionAdmitted','objectionDismissed','recognised','declined','reexamined','changeReported','ended','expired','superseded','reopened','withdrawn','addressChanged','clarified','answered','reminded','invalidated','acknowledged','institutionChosen','proposed','proposalReturned'));
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_role_code" CHECK ("role" IN ('applicant','assessor','clerk','reviewer','administrator','securityOfficer','auditor','supervisor','institution','calendar','door','public'));
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_role_code" CHECK ("role" IN ('applicant','assessor','clerk','reviewer','administrator','securityOfficer','auditor','supervisor','institution','calendar','door','public'));
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_outcome_code" CHECK ("outcome" IN ('done','refused'));
ALTER TABLE "Session" ADD CONSTRAINT "Session_endedWhy_code" CHECK ("endedWhy" IN ('signedOut','signedInAgain','passwordChanged','roleChanged','disabled','endedByOwner','endedByAdministrator'));
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_window_code" CHECK ("window" IN ('上午','下午'));
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_side_code" CHECK ("side" IN ('applicant','representative','competentBureau','residenceBureau','assessor','calendar','supervisor'));
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_kind_code" CHECK ("kind" IN ('identity','medical','residence','mandate','application','insurance','other'));
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_scan_code" CHECK ("scan" IN ('clean','unscanned','quarantined'));
ALTER TABLE "InsuredPerson" ADD CONSTRAINT "InsuredPerson_sex_code" CHECK ("sex" IN ('female','male'));
ALTER TABLE "InsuranceRecord" ADD CONSTRAINT "InsuranceRecord_scheme_code" CHECK ("scheme" IN ('310','390'));
ALTER TABLE "InsuranceRecord" ADD CONSTRAINT "InsuranceRecord_status_code" CHECK ("status" IN ('insured','suspended','ended'));
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_kind_code" CHECK ("kind" IN ('guardian','agent'));
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_state_code" CHECK ("state" IN ('pending','confirmed','rejected','revoked'));
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_endedWhy_code" CHECK ("endedWhy" IN ('byPerson','byRepresentative','byBureau','papersInsufficient','anotherStands'));
ALTER TABLE "Institution" ADD CONSTRAINT "Institution_kind_code" CHECK ("kind" IN ('care','assessment'));
ALTER TABLE "Institution" ADD CONSTRAINT "Institution_status_code" CHECK ("status" IN ('valid','suspended','withdrawn'));
ALTER TABLE "Personnel" ADD CONSTRAINT "Personnel_kind_code" CHECK ("kind" IN ('assessor','expert'));
ALTER TABLE "Personnel" ADD CONSTRAINT "Personnel_status_code" CHECK ("status" IN ('in','out'));
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_state_code" CHECK ("state" IN ('assigned','open','agreed','released'));
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_occasion_code" CHECK ("occasion" IN ('initial','dispute','change','renewal'));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_kind_code" CHECK ("kind" IN ('assessor','expert'));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_duty_code" CHECK ("duty" IN ('onSite','desk','third'));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_recusal_code" CHECK ("recusal" IN ('none','clear','tied'));
ALTER TABLE "AnswerSheet" ADD CONSTRAINT "AnswerSheet_kind_code" CHECK ("kind" IN ('own','agreed'));
ALTER TABLE "ExpertConfirmation" ADD CONSTRAINT "ExpertConfirmation_place_code" CHECK ("place" IN ('onSite','desk'));

-- Days are text 'YYYY-MM-DD'.
DO $$
DECLARE pair text[];
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[
    ['Case','statusSince'],['Case','dueOn'],['Case','noticeTo'],['Case','validTo'],['CaseEvent','today'],
    ['InsuredPerson','birthDate'],['CrossRegionFiling','since'],['CrossRegionFiling','until'],['CrossRegionFiling','filedOn'],
    ['InsuranceRecord','insuredSince'],['InsuranceRecord','asOf'],['Mandate','validFrom'],['Mandate','validTo'],
    ['CareRelationship','from'],['CareRelationship','to'],['Institution','agreementFrom'],['Institution','agreementTo'],
    ['ListVersion','issuedOn'],['Personnel','validFrom'],['Personnel','validTo'],['Visit','scheduledOn'],['Visit','visitedOn'],
    ['Agreement','signedOn'],['Agreement','validFrom'],['Agreement','validTo'],['Term','validFrom'],['Term','validTo']]
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^\d{4}-\d{2}-\d{2}$'')', pair[1], pair[1] || '_' || pair[2] || '_day', pair[2]);
  END LOOP;
END $$;

-- Two at once: one open case of a person and pair of regions (a draft is nobody's business yet).
CREATE UNIQUE INDEX "Case_one_open" ON "Case" ("personId", "agreementId")
  WHERE "status" IN ('submitted','returned','accepted','commissioned','arranging','assessing','found','onNotice','disputed','reported');

-- Standing proposals (初审待复核): few at any time, asked for by each desk.
CREATE INDEX "Case_proposed_insured" ON "Case" ("insuredRegion", "dueOn", "id") WHERE "proposal" IS NOT NULL;
CREATE INDEX "Case_proposed_residence" ON "Case" ("residenceRegion", "dueOn", "id") WHERE "proposal" IS NOT NULL;

-- One natural person, one applicant's account and one staff account that are open; one applicant a phone.
CREATE UNIQUE INDEX "Account_one_applicant" ON "Account" ("personKey") WHERE "role" = 'applicant' AND "status" = 'active';
CREATE UNIQUE INDEX "Account_one_staff" ON "Account" ("personKey") WHERE "role" <> 'applicant' AND "status" = 'active';
CREATE UNIQUE INDEX "Account_one_phone" ON "Account" ("phoneKey") WHERE "role" = 'applicant' AND "status" = 'active';

-- Prefix ranges need byte order, whatever the database's collation.
DROP INDEX "NameSuffix_suffix_idx";
ALTER TABLE "NameSuffix" ALTER COLUMN "suffix" TYPE text COLLATE "C";
CREATE INDEX "NameSuffix_suffix_idx" ON "NameSuffix" ("suffix");
ALTER TABLE "Case" ALTER COLUMN "caseNo" TYPE text COLLATE "C";

CREATE UNIQUE INDEX "AnswerSheet_one_agreed" ON "AnswerSheet" ("visitId") WHERE "kind" = 'agreed';

-- A locked sheet stands as it was signed; only its ciphers may change (new key, or removal at the end of keeping).
CREATE FUNCTION keep_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."lockedAt" IS NOT NULL AND (NEW."frozen", NEW."digest", NEW."lockedAt", NEW."agreedBy", NEW."decisions", NEW."kind", NEW."accountId", NEW."visitId", NEW."editionId", NEW."editionDigest")
    IS DISTINCT FROM (OLD."frozen", OLD."digest", OLD."lockedAt", OLD."agreedBy", OLD."decisions", OLD."kind", OLD."accountId", OLD."visitId", OLD."editionId", OLD."editionDigest")
  THEN RAISE EXCEPTION 'a locked sheet does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_sheet BEFORE UPDATE ON "AnswerSheet" FOR EACH ROW EXECUTE FUNCTION keep_sheet();

-- Grants: what is written once is never updated or deleted.
GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO portal_app;
GRANT DELETE ON "NameSuffix", "CaseContent", "PaperContent", "Paper", "OneTimeCode", "RateWindow" TO portal_app;
REVOKE UPDATE ON "CaseEvent", "AuditEntry", "Attestation", "ExpertConfirmation", "ListVersion" FROM portal_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO portal_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN EXECUTE 'REVOKE ALL ON "_prisma_migrations" FROM portal_app'; END IF;
END $$;

-- Row policies: enabled and forced on every table; no actor, no rows.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  -- Reference tables: anyone who says who they are may read.
  FOREACH t IN ARRAY ARRAY['Region','Township','Agreement','Term','Attestation','HolidayYear','DemoClock','Institution','ListVersion'] LOOP
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING ((SELECT portal_asker(''role'')) IS NOT NULL)', t);
  END LOOP;
  -- Regions, agreements, terms and calendars are kept by the administrator of all regions.
  FOREACH t IN ARRAY ARRAY['Region','Township','Agreement','Term','HolidayYear'] LOOP
    EXECUTE format('CREATE POLICY keeping ON %I FOR ALL USING ((SELECT portal_asker(''role'')) = ''administrator'' AND (SELECT portal_asker(''region'')) IS NULL)', t);
  END LOOP;
  -- What hangs on a case is seen by whoever sees the case.
  FOREACH t IN ARRAY ARRAY['CaseEvent','CaseContent','Paper','PaperContent','Visit','Assignment','ExpertConfirmation'] LOOP
    EXECUTE format('CREATE POLICY by_case ON %I FOR ALL USING (EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = %I."caseId"))', t, t);
  END LOOP;
  -- What hangs on a person is seen by whoever sees the person.
  FOREACH t IN ARRAY ARRAY['CrossRegionFiling','CareRelationship'] LOOP
    EXECUTE format('CREATE POLICY by_person ON %I FOR ALL USING (EXISTS (SELECT 1 FROM "InsuredPerson" p WHERE p."id" = %I."personId"))', t, t);
  END LOOP;
END $$;

CREATE POLICY attesting ON "Attestation" FOR INSERT
  WITH CHECK ((SELECT portal_asker('role')) = 'reviewer' AND "regionCode" = (SELECT portal_asker('region')));
CREATE POLICY moving ON "DemoClock" FOR ALL
  USING ((SELECT portal_asker('role')) IN ('clerk','reviewer','administrator','supervisor','calendar'));
CREATE POLICY listing ON "Institution" FOR ALL
  USING ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region')));
CREATE POLICY issuing ON "ListVersion" FOR INSERT
  WITH CHECK ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region')));

-- The case: by side. Self-contained but for the mandate, so that every other policy may stand on it.
CREATE POLICY by_side ON "Case" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer')
      AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")
      -- What was never submitted has no number yet: a draft, and one that was discarded or ran out.
      AND (("status" <> 'draft' AND "caseNo" NOT LIKE 'draft-%') OR "enteredBy" = (SELECT portal_asker('account'))))
  OR ((SELECT portal_asker('role')) = 'assessor' AND "status" = 'assessing' AND (SELECT portal_asker('account')) = ANY ("assessorIds"))
  OR ((SELECT portal_asker('role')) = 'applicant' AND (
        "applicantAccountId" = (SELECT portal_asker('account'))
        OR "personKey" = (SELECT portal_asker('person'))
        OR EXISTS (SELECT 1 FROM "Mandate" m WHERE m."personId" = "Case"."personId"
                   AND m."accountId" = (SELECT portal_asker('account')) AND m."state" = 'confirmed')))
  OR ((SELECT portal_asker('role')) = 'public' AND "caseNo" = (SELECT portal_asker('case_no')) AND "queryCodeHash" = (SELECT portal_asker('code_hash')))
);

CREATE POLICY by_side ON "Mandate" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion"))
  OR ((SELECT portal_asker('role')) = 'applicant' AND ("accountId" = (SELECT portal_asker('account')) OR "personKey" = (SELECT portal_asker('person'))))
);

-- Own sheets stay blind until both are locked; bureaus read locked sheets only.
CREATE POLICY by_hand ON "AnswerSheet" FOR ALL USING (
  EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = "AnswerSheet"."caseId") AND (
    (SELECT portal_asker('role')) = 'calendar'
    OR ((SELECT portal_asker('role')) = 'assessor' AND ("kind" = 'agreed' OR "accountId" = (SELECT portal_asker('account'))
        OR EXISTS (SELECT 1 FROM "Visit" v WHERE v."id" = "AnswerSheet"."visitId" AND v."sheetsOpenedAt" IS NOT NULL)))
    OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "lockedAt" IS NOT NULL)
    OR ((SELECT portal_asker('role')) = 'applicant' AND "kind" = 'agreed' AND "lockedAt" IS NOT NULL)
  )
);

CREATE POLICY seeing ON "InsuredPerson" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion"))
  OR ((SELECT portal_asker('role')) = 'applicant' AND "nationalIdKey" = (SELECT portal_asker('person')))
  -- Whoever sees the case sees its person: a bureau too, when the person's own row names another pair.
  OR ((SELECT portal_asker('role')) IN ('applicant','assessor','public','clerk','reviewer') AND EXISTS (SELECT 1 FROM "Case" c WHERE c."personId" = "InsuredPerson"."id"))
);
CREATE POLICY entering ON "InsuredPerson" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) IN ('applicant','clerk','reviewer','calendar'));
CREATE POLICY amending ON "InsuredPerson" FOR UPDATE USING (
  ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND ((SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")
      OR EXISTS (SELECT 1 FROM "Case" c WHERE c."personId" = "InsuredPerson"."id")))
  OR ((SELECT portal_asker('role')) = 'applicant' AND "nationalIdKey" = (SELECT portal_asker('person'))));

CREATE POLICY searching ON "NameSuffix" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) IN ("insuredRegion", "residenceRegion")));
CREATE POLICY entering ON "NameSuffix" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'applicant');

CREATE POLICY by_region ON "InsuranceRecord" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "insuredRegion" = (SELECT portal_asker('region'))));
CREATE POLICY for_application ON "InsuranceRecord" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'applicant' AND EXISTS (SELECT 1 FROM "Case" c WHERE c."personKey" = "InsuranceRecord"."nationalIdKey"));

CREATE POLICY register ON "Personnel" FOR ALL USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region')))
  OR ((SELECT portal_asker('role')) = 'assessor' AND "accountId" = (SELECT portal_asker('account'))));

CREATE POLICY by_scope ON "Account" FOR ALL USING (
  (SELECT portal_asker('role')) IN ('door','calendar')
  OR "id" = (SELECT portal_asker('account'))
  OR ((SELECT portal_asker('role')) = 'administrator' AND "role" <> 'applicant'
      AND ((SELECT portal_asker('region')) IS NULL OR "regionCode" = (SELECT portal_asker('region')))));
CREATE POLICY colleagues ON "Account" FOR SELECT USING (
  "role" <> 'applicant' AND (SELECT portal_asker('role')) IN ('assessor','clerk','reviewer','administrator','securityOfficer','auditor','supervisor','institution'));
CREATE POLICY verifying ON "Account" FOR UPDATE USING (
  "role" = 'applicant' AND (SELECT portal_asker('role')) IN ('clerk','reviewer')
  AND EXISTS (SELECT 1 FROM "Case" c WHERE c."applicantAccountId" = "Account"."id"));
CREATE POLICY verified ON "Account" FOR SELECT USING (
  "role" = 'applicant' AND (SELECT portal_asker('role')) IN ('clerk','reviewer')
  AND EXISTS (SELECT 1 FROM "Case" c WHERE c."applicantAccountId" = "Account"."id"));

CREATE POLICY own ON "Session" FOR ALL USING (
  (SELECT portal_asker('role')) IN ('door','calendar')
  OR "accountId" = (SELECT portal_asker('account'))
  OR ((SELECT portal_asker('role')) = 'administrator' AND EXISTS (SELECT 1 FROM "Account" a WHERE a."id" = "Session"."accountId" AND a."role" <> 'applicant'
      AND ((SELECT portal_asker('region')) IS NULL OR a."regionCode" = (SELECT portal_asker('region'))))));
CREATE POLICY door ON "OneTimeCode" FOR ALL USING ((SELECT portal_asker('role')) = 'door');
CREATE POLICY door ON "RateWindow" FOR ALL USING ((SELECT portal_asker('role')) = 'door');
CREATE POLICY counting ON "CaseCounter" FOR ALL USING ((SELECT portal_asker('role')) IS NOT NULL);

CREATE POLICY writing ON "AuditEntry" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) IS NOT NULL);
CREATE POLICY reading ON "AuditEntry" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'calendar'
  OR ((SELECT portal_asker('role')) = 'auditor' AND ((SELECT portal_asker('region')) IS NULL OR "regionCode" = (SELECT portal_asker('region')))));
