-- A past day is asked more often of the near past: few spans have ended after it.
DROP INDEX "InstitutionSpan_spanFrom_spanTo_idx";
CREATE INDEX "InstitutionSpan_spanTo_spanFrom_idx" ON "InstitutionSpan"("spanTo", "spanFrom");
-- Whom an institution cares for, case by case.
CREATE INDEX "CareRelationship_institutionId_caseId_idx" ON "CareRelationship"("institutionId", "caseId");

-- An institution that is suspended, resumed or let go is told to every case it cares for.
SELECT pgboss.create_queue('register', '{"policy":"standard","retryLimit":8,"retryDelay":30,"retryBackoff":true,"expireInSeconds":600,"retentionMinutes":525600}');
ALTER TABLE "JobRun" DROP CONSTRAINT "JobRun_queue_code";
ALTER TABLE "JobRun" ADD CONSTRAINT "JobRun_queue_code" CHECK ("queue" IN ('clock','act','deliver','scan','sweep','register'));
ALTER TABLE "CaseEvent" DROP CONSTRAINT "CaseEvent_kind_code";
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_kind_code" CHECK ("kind" IN ('started','draftSaved','submitted','discarded','accepted','returned','refused','lapsed','commissioned','commissionAccepted','commissionRejected','forwarded','assigned','expertCalled','found','visitReleased','noticed','reported','sentBack','noticeEnded','objected','objectionReceived','objectionAdmitted','objectionDismissed','recognised','declined','reexamined','changeReported','ended','expired','superseded','reopened','withdrawn','addressChanged','clarified','answered','reminded','supplemented','renewalOpened','invalidated','acknowledged','institutionChosen','institutionChanged','institutionNoted','proposed','proposalReturned'));
