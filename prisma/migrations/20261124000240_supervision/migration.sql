-- 联合监管: plans and visits, findings and their thread, evidence, complaints, ratings, alerts.
CREATE TABLE "Inspection" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "plannedOn" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "isJoint" BOOLEAN NOT NULL DEFAULT false,
    "checklistId" TEXT NOT NULL,
    "checklistDigest" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "visitedOn" TEXT,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "notesCipher" TEXT,
    "completedBy" TEXT,
    "completedOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "inspectionId" TEXT,
    "itemId" TEXT,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "round" INTEGER NOT NULL DEFAULT 1,
    "foundOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "wasOverdue" BOOLEAN NOT NULL DEFAULT false,
    "closedOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "FindingStep" (
    "findingId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "regionCode" TEXT,
    "textCipher" TEXT NOT NULL,
    "dueOn" TEXT,
    "steppedOn" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FindingStep_pkey" PRIMARY KEY ("findingId","seq")
);
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "inspectionId" TEXT,
    "itemId" TEXT,
    "findingId" TEXT,
    "side" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "scan" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Complaint" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "caseId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "wantsAnswer" BOOLEAN NOT NULL,
    "textCipher" TEXT NOT NULL,
    "receivedOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "outcome" TEXT,
    "answerCipher" TEXT,
    "answeredBy" TEXT,
    "answeredOn" TEXT,
    "findingId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Rating" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "caseId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "textCipher" TEXT,
    "ratedOn" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "PublicRating" (
    "institutionId" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" INTEGER NOT NULL,
    "asOf" TEXT NOT NULL,

    CONSTRAINT "PublicRating_pkey" PRIMARY KEY ("institutionId")
);
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "concernedRegions" TEXT[],
    "cause" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "raisedOn" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settledBy" TEXT,
    "settledOn" TEXT,
    "reasonCipher" TEXT,
    "docketId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Inspection_number_key" ON "Inspection"("number");
CREATE UNIQUE INDEX "Inspection_requestId_key" ON "Inspection"("requestId");
CREATE INDEX "Inspection_year_plannedOn_id_idx" ON "Inspection"("year", "plannedOn", "id");
CREATE INDEX "Inspection_institutionId_year_idx" ON "Inspection"("institutionId", "year");
CREATE UNIQUE INDEX "Finding_number_key" ON "Finding"("number");
CREATE UNIQUE INDEX "Finding_requestId_key" ON "Finding"("requestId");
CREATE INDEX "Finding_institutionId_foundOn_idx" ON "Finding"("institutionId", "foundOn");
CREATE INDEX "Finding_inspectionId_idx" ON "Finding"("inspectionId");
CREATE INDEX "Finding_foundOn_id_idx" ON "Finding"("foundOn", "id");
CREATE INDEX "Evidence_findingId_createdAt_idx" ON "Evidence"("findingId", "createdAt");
CREATE INDEX "Evidence_inspectionId_itemId_idx" ON "Evidence"("inspectionId", "itemId");
CREATE UNIQUE INDEX "Complaint_number_key" ON "Complaint"("number");
CREATE UNIQUE INDEX "Complaint_requestId_key" ON "Complaint"("requestId");
CREATE INDEX "Complaint_institutionId_receivedOn_idx" ON "Complaint"("institutionId", "receivedOn");
CREATE INDEX "Complaint_accountId_receivedOn_idx" ON "Complaint"("accountId", "receivedOn");
CREATE INDEX "Complaint_receivedOn_id_idx" ON "Complaint"("receivedOn", "id");
CREATE UNIQUE INDEX "Rating_number_key" ON "Rating"("number");
CREATE UNIQUE INDEX "Rating_caseId_institutionId_key" ON "Rating"("caseId", "institutionId");
CREATE INDEX "Rating_institutionId_ratedOn_idx" ON "Rating"("institutionId", "ratedOn");
CREATE INDEX "Rating_accountId_ratedOn_idx" ON "Rating"("accountId", "ratedOn");
CREATE UNIQUE INDEX "Alert_institutionId_cause_subject_key" ON "Alert"("institutionId", "cause", "subject");
CREATE INDEX "Alert_raisedOn_id_idx" ON "Alert"("raisedOn", "id");

-- What is open stays small, whatever the years bring: desks and the calendar ask for it alone.
CREATE INDEX "Finding_unclosed" ON "Finding" ("dueOn", "id") WHERE "state" IN ('open','rectified');
CREATE INDEX "Complaint_unanswered" ON "Complaint" ("dueOn", "id") WHERE "state" = 'received';
CREATE INDEX "Alert_open" ON "Alert" ("raisedOn", "id") WHERE "state" = 'open';
-- One visit under way or planned of an institution and day: a plan pressed twice by two colleagues is one.
CREATE UNIQUE INDEX "Inspection_one_planned" ON "Inspection" ("institutionId", "plannedOn") WHERE "state" IN ('planned','underway');

-- A message may be about something else than a case: its number and its link are of that.
ALTER TABLE "Message" ADD COLUMN "about" TEXT NOT NULL DEFAULT 'case';
ALTER TABLE "Message" ADD CONSTRAINT "Message_about_code" CHECK ("about" IN ('case','finding','complaint','alert','suspension'));
DROP INDEX "Message_caseId_seq_accountId_key";
CREATE UNIQUE INDEX "Message_about_caseId_seq_accountId_key" ON "Message"("about", "caseId", "seq", "accountId");

ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_state_code" CHECK ("state" IN ('planned','underway','done','cancelled'));
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_done_whole" CHECK (("state" = 'done') = ("completedOn" IS NOT NULL) AND ("state" <> 'done' OR "visitedOn" IS NOT NULL));
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_kind_code" CHECK ("kind" IN ('qualification','service','record','safety','billing','rights','fabrication','harm'));
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_severity_code" CHECK ("severity" IN ('ordinary','serious','grave'));
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_state_code" CHECK ("state" IN ('open','rectified','closed','withdrawn'));
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_closed_whole" CHECK (("state" IN ('closed','withdrawn')) = ("closedOn" IS NOT NULL));
ALTER TABLE "FindingStep" ADD CONSTRAINT "FindingStep_kind_code" CHECK ("kind" IN ('found','rectified','sentBack','closed','withdrawn'));
ALTER TABLE "FindingStep" ADD CONSTRAINT "FindingStep_side_code" CHECK ("side" IN ('bureau','institution'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_side_code" CHECK ("side" IN ('bureau','institution'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_scan_code" CHECK ("scan" IN ('clean','unscanned'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_somewhere" CHECK ("findingId" IS NOT NULL OR "inspectionId" IS NOT NULL);
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_category_code" CHECK ("category" IN ('attitude','quality','charging','absence','safety','privacy','other'));
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_state_code" CHECK ("state" IN ('received','answered'));
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_outcome_code" CHECK ("outcome" IN ('upheld','partly','unfounded','unclear'));
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_answered_whole" CHECK (
  ("state" = 'answered') = ("outcome" IS NOT NULL) AND ("outcome" IS NULL) = ("answeredOn" IS NULL) AND ("outcome" IS NULL) = ("answerCipher" IS NULL));
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_score_range" CHECK ("score" BETWEEN 1 AND 5);
-- P-09: the public never has fewer than ten ratings, nor two figures that differ by fewer.
ALTER TABLE "PublicRating" ADD CONSTRAINT "PublicRating_tens" CHECK ("count" >= 10 AND "count" % 10 = 0 AND "sum" BETWEEN "count" AND "count" * 5);
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_cause_code" CHECK ("cause" IN ('graveFinding','pointsBelow','rectifyOverdue'));
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_state_code" CHECK ("state" IN ('open','suspended','dismissed'));
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_settled_whole" CHECK (("state" = 'open') = ("settledOn" IS NULL));
DO $$
DECLARE d text[];
BEGIN
  FOREACH d SLICE 1 IN ARRAY ARRAY[
    ['Inspection','plannedOn'],['Inspection','visitedOn'],['Inspection','completedOn'],['Finding','foundOn'],['Finding','dueOn'],
    ['Finding','closedOn'],['FindingStep','dueOn'],['FindingStep','steppedOn'],['Complaint','receivedOn'],['Complaint','dueOn'],
    ['Complaint','answeredOn'],['Rating','ratedOn'],['PublicRating','asOf'],['Alert','raisedOn'],['Alert','settledOn']] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^\d{4}-\d{2}-\d{2}$'')', d[1], d[1] || '_' || d[2] || '_day', d[2]);
  END LOOP;
END $$;

-- Grants: what was said stays said; what moves is the state of a thing.
GRANT SELECT, INSERT ON "Inspection", "Finding", "FindingStep", "Evidence", "Complaint", "Rating", "PublicRating", "Alert" TO portal_app;
REVOKE UPDATE, DELETE ON "Inspection", "Finding", "FindingStep", "Evidence", "Complaint", "Rating", "PublicRating", "Alert" FROM portal_app;
GRANT UPDATE ("state", "visitedOn", "answers", "notesCipher", "completedBy", "completedOn", "version") ON "Inspection" TO portal_app;
GRANT UPDATE ("state", "round", "dueOn", "wasOverdue", "closedOn", "version") ON "Finding" TO portal_app;
GRANT UPDATE ("findingId") ON "Evidence" TO portal_app;
GRANT UPDATE ("state", "outcome", "answerCipher", "answeredBy", "answeredOn", "findingId") ON "Complaint" TO portal_app;
GRANT UPDATE ("count", "sum", "asOf") ON "PublicRating" TO portal_app;
GRANT UPDATE ("state", "settledBy", "settledOn", "reasonCipher", "docketId") ON "Alert" TO portal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Inspection','Finding','FindingStep','Evidence','Complaint','Rating','PublicRating','Alert'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  -- What one bureau finds the other sees at once; who works for another region sees none of it.
  FOREACH t IN ARRAY ARRAY['Inspection','Finding','Evidence','Complaint','Rating','Alert'] LOOP
    EXECUTE format('CREATE POLICY concerned ON %I FOR SELECT USING (
      (SELECT portal_asker(''role'')) = ''calendar''
      OR ((SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'') AND (SELECT portal_asker(''region'')) = ANY ("concernedRegions")))', t);
  END LOOP;
  -- A bureau writes in its own name alone, of institutions that concern it.
  FOREACH t IN ARRAY ARRAY['Inspection','Finding'] LOOP
    EXECUTE format('CREATE POLICY writing ON %I FOR INSERT WITH CHECK (
      (SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'') AND "regionCode" = (SELECT portal_asker(''region''))
      AND "regionCode" = ANY ("concernedRegions"))', t);
    EXECUTE format('CREATE POLICY moving ON %I FOR UPDATE USING (
      (SELECT portal_asker(''role'')) = ''calendar''
      OR ((SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'') AND (SELECT portal_asker(''region'')) = ANY ("concernedRegions")))', t);
    -- Institutions' affairs, not persons': the working group of all pairs may look.
    EXECUTE format('CREATE POLICY overseeing ON %I FOR SELECT USING ((SELECT portal_asker(''role'')) = ''supervisor'')', t);
  END LOOP;
END $$;

-- An institution reads of itself what was found, and what was visited; never a plan, a complaint or who rated it.
CREATE POLICY visited ON "Inspection" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')) AND "state" = 'done');
CREATE POLICY own ON "Finding" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')));
-- It says that it has put it right, and moves nothing else.
CREATE POLICY rectifying ON "Finding" FOR UPDATE
  USING ((SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')) AND "state" = 'open')
  WITH CHECK ((SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')) AND "state" = 'rectified');

CREATE POLICY by_finding ON "FindingStep" FOR SELECT USING (EXISTS (SELECT 1 FROM "Finding" f WHERE f."id" = "FindingStep"."findingId"));
CREATE POLICY writing ON "FindingStep" FOR INSERT WITH CHECK (
  "accountId" = (SELECT portal_asker('account')) AND EXISTS (SELECT 1 FROM "Finding" f WHERE f."id" = "FindingStep"."findingId")
  AND (((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "side" = 'bureau' AND "kind" <> 'rectified' AND "regionCode" = (SELECT portal_asker('region')))
    OR ((SELECT portal_asker('role')) = 'institution' AND "side" = 'institution' AND "kind" = 'rectified')));

CREATE POLICY own ON "Evidence" FOR SELECT USING (
  (SELECT portal_asker('role')) = 'institution' AND "institutionId" = (SELECT portal_asker('institution')) AND "findingId" IS NOT NULL);
CREATE POLICY writing ON "Evidence" FOR INSERT WITH CHECK (
  "uploadedBy" = (SELECT portal_asker('account'))
  AND (((SELECT portal_asker('role')) IN ('clerk','reviewer') AND "side" = 'bureau' AND (SELECT portal_asker('region')) = ANY ("concernedRegions"))
    OR ((SELECT portal_asker('role')) = 'institution' AND "side" = 'institution' AND "institutionId" = (SELECT portal_asker('institution'))
      AND EXISTS (SELECT 1 FROM "Finding" f WHERE f."id" = "Evidence"."findingId" AND f."state" = 'open'))));
CREATE POLICY joining ON "Evidence" FOR UPDATE USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) = ANY ("concernedRegions"));

-- A family speaks of whom its person is or was cared for by, and reads what it said and what it was answered.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Complaint','Rating'] LOOP
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (
      (SELECT portal_asker(''role'')) = ''applicant'' AND "accountId" = (SELECT portal_asker(''account'')))', t);
    EXECUTE format('CREATE POLICY saying ON %I FOR INSERT WITH CHECK (
      (SELECT portal_asker(''role'')) = ''applicant'' AND "accountId" = (SELECT portal_asker(''account''))
      AND EXISTS (SELECT 1 FROM "CareRelationship" r WHERE r."caseId" = %I."caseId" AND r."institutionId" = %I."institutionId"))', t, t, t);
  END LOOP;
END $$;
CREATE POLICY answering ON "Complaint" FOR UPDATE USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND (SELECT portal_asker('region')) = ANY ("concernedRegions"));

CREATE POLICY reading ON "PublicRating" FOR SELECT USING ((SELECT portal_asker('role')) IS NOT NULL);
CREATE POLICY counting ON "PublicRating" FOR ALL USING ((SELECT portal_asker('role')) = 'calendar');

CREATE POLICY overseeing ON "Alert" FOR SELECT USING ((SELECT portal_asker('role')) = 'supervisor');
CREATE POLICY raising ON "Alert" FOR INSERT WITH CHECK ((SELECT portal_asker('role')) = 'calendar');
-- A reviewer of the bureau where the institution is decides.
CREATE POLICY settling ON "Alert" FOR UPDATE USING (
  (SELECT portal_asker('role')) = 'reviewer' AND "regionCode" = (SELECT portal_asker('region')));
