-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "loginName" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "regionCode" TEXT,
    "institutionId" TEXT,
    "personKey" TEXT NOT NULL,
    "nationalIdCipher" TEXT,
    "phoneCipher" TEXT,
    "phoneKey" TEXT,
    "identityVerifiedAt" TIMESTAMP(3),
    "passwordHash" TEXT NOT NULL,
    "temporaryUntil" TIMESTAMP(3),
    "status" TEXT NOT NULL DEFAULT 'active',
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "failedSince" TIMESTAMP(3),
    "lockedUntil" TIMESTAMP(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedWhy" TEXT,
    "agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subjectKey" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateWindow" (
    "key" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accountId" TEXT,
    "role" TEXT NOT NULL,
    "regionCode" TEXT,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "caseId" TEXT,
    "personId" TEXT,
    "purpose" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "letters" TEXT NOT NULL,
    "cityName" TEXT NOT NULL,
    "bureauName" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Township" (
    "code" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Township_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "lowRegion" TEXT NOT NULL,
    "highRegion" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "signedOn" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,
    "source" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attestation" (
    "id" TEXT NOT NULL,
    "editionId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HolidayYear" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "daysOff" TEXT[],
    "workdays" TEXT[],
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "HolidayYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "DemoClock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offsetDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DemoClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Personnel" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "institutionName" TEXT NOT NULL,
    "certificateNo" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'in',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Personnel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "occasion" TEXT NOT NULL,
    "scheduledOn" TEXT NOT NULL,
    "window" TEXT NOT NULL,
    "pointsCipher" TEXT,
    "editionId" TEXT NOT NULL,
    "editionDigest" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'assigned',
    "sheetsOpenedAt" TIMESTAMP(3),
    "visitedOn" TEXT,
    "present" JSONB,
    "releasedWhy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "personnelId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "duty" TEXT NOT NULL DEFAULT 'onSite',
    "recusal" TEXT NOT NULL DEFAULT 'none',
    "recusalCipher" TEXT,
    "declaredAt" TIMESTAMP(3),
    "sheetLockedAt" TIMESTAMP(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerSheet" (
    "id" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "accountId" TEXT,
    "editionId" TEXT NOT NULL,
    "editionDigest" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "decisions" JSONB NOT NULL DEFAULT '[]',
    "agreedBy" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 0,
    "lockedAt" TIMESTAMP(3),
    "frozen" JSONB,
    "digest" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AnswerSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpertConfirmation" (
    "id" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "sheetDigest" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExpertConfirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "caseNo" TEXT NOT NULL,
    "queryCodeHash" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "appliedAs" TEXT NOT NULL,
    "applicantAccountId" TEXT,
    "enteredBy" TEXT,
    "assessorIds" TEXT[],
    "occasion" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "previousId" TEXT,
    "status" TEXT NOT NULL,
    "statusBefore" TEXT,
    "statusSince" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "deskRegion" TEXT,
    "dueOn" TEXT,
    "proposal" JSONB,
    "facts" JSONB NOT NULL,
    "grade" INTEGER,
    "noticeTo" TEXT,
    "validTo" TEXT,
    "chainHead" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "accountId" TEXT,
    "personKey" TEXT,
    "role" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "regionCode" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "today" TEXT NOT NULL,
    "requestId" TEXT,
    "previousDigest" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseContent" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,

    CONSTRAINT "CaseContent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageName" TEXT NOT NULL,
    "scan" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperContent" (
    "paperId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "cipher" BYTEA NOT NULL,

    CONSTRAINT "PaperContent_pkey" PRIMARY KEY ("paperId")
);

-- CreateTable
CREATE TABLE "CaseCounter" (
    "key" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "CaseCounter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Institution" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "services" TEXT[],
    "regionCode" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "legalPerson" TEXT NOT NULL,
    "beds" INTEGER,
    "freePlaces" INTEGER,
    "servesRegions" TEXT[],
    "agreementNo" TEXT NOT NULL,
    "agreementFrom" TEXT NOT NULL,
    "agreementTo" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'valid',
    "mark" TEXT NOT NULL DEFAULT '',
    "listNumber" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListVersion" (
    "number" INTEGER NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "careCount" INTEGER NOT NULL,
    "accountId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListVersion_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "InsuredPerson" (
    "id" TEXT NOT NULL,
    "nationalIdCipher" TEXT NOT NULL,
    "nationalIdKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "birthDate" TEXT NOT NULL,
    "phoneCipher" TEXT NOT NULL,
    "phoneKey" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InsuredPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NameSuffix" (
    "personId" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,

    CONSTRAINT "NameSuffix_pkey" PRIMARY KEY ("personId","suffix","insuredRegion","residenceRegion")
);

-- CreateTable
CREATE TABLE "CrossRegionFiling" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "addressCipher" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "filedOn" TEXT NOT NULL,
    "caseId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CrossRegionFiling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InsuranceRecord" (
    "id" TEXT NOT NULL,
    "nationalIdKey" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "insuredSince" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "InsuranceRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mandate" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "accountId" TEXT,
    "kind" TEXT NOT NULL,
    "relationship" TEXT NOT NULL,
    "representativeName" TEXT NOT NULL,
    "representativeKey" TEXT NOT NULL,
    "representativeCipher" TEXT NOT NULL,
    "phoneCipher" TEXT NOT NULL,
    "covers" TEXT[],
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "checkedBy" TEXT,
    "checkedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "endedWhy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CareRelationship" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "institutionId" TEXT NOT NULL,
    "insuredRegion" TEXT NOT NULL,
    "residenceRegion" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CareRelationship_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_loginName_key" ON "Account"("loginName");

-- CreateIndex
CREATE INDEX "Account_regionCode_role_idx" ON "Account"("regionCode", "role");

-- CreateIndex
CREATE INDEX "Account_personKey_idx" ON "Account"("personKey");

-- CreateIndex
CREATE INDEX "Account_phoneKey_idx" ON "Account"("phoneKey");

-- CreateIndex
CREATE INDEX "Session_accountId_endedAt_idx" ON "Session"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "OneTimeCode_purpose_subjectKey_createdAt_idx" ON "OneTimeCode"("purpose", "subjectKey", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_caseId_id_idx" ON "AuditEntry"("caseId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_personId_id_idx" ON "AuditEntry"("personId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_id_idx" ON "AuditEntry"("accountId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Region_letters_key" ON "Region"("letters");

-- CreateIndex
CREATE UNIQUE INDEX "Township_regionCode_name_key" ON "Township"("regionCode", "name");

-- CreateIndex
CREATE INDEX "Agreement_lowRegion_highRegion_validFrom_idx" ON "Agreement"("lowRegion", "highRegion", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Term_agreementId_key_validFrom_key" ON "Term"("agreementId", "key", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Attestation_editionId_digest_regionCode_key" ON "Attestation"("editionId", "digest", "regionCode");

-- CreateIndex
CREATE UNIQUE INDEX "Personnel_accountId_key" ON "Personnel"("accountId");

-- CreateIndex
CREATE INDEX "Personnel_regionCode_status_kind_idx" ON "Personnel"("regionCode", "status", "kind");

-- CreateIndex
CREATE INDEX "Visit_caseId_round_idx" ON "Visit"("caseId", "round");

-- CreateIndex
CREATE INDEX "Assignment_accountId_active_idx" ON "Assignment"("accountId", "active");

-- CreateIndex
CREATE INDEX "Assignment_caseId_active_idx" ON "Assignment"("caseId", "active");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_visitId_personnelId_key" ON "Assignment"("visitId", "personnelId");

-- CreateIndex
CREATE INDEX "AnswerSheet_caseId_idx" ON "AnswerSheet"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerSheet_visitId_kind_accountId_key" ON "AnswerSheet"("visitId", "kind", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ExpertConfirmation_visitId_accountId_sheetDigest_key" ON "ExpertConfirmation"("visitId", "accountId", "sheetDigest");

-- CreateIndex
CREATE UNIQUE INDEX "Case_caseNo_key" ON "Case"("caseNo");

-- CreateIndex
CREATE INDEX "Case_deskRegion_dueOn_id_idx" ON "Case"("deskRegion", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_insuredRegion_statusSince_id_idx" ON "Case"("insuredRegion", "statusSince", "id");

-- CreateIndex
CREATE INDEX "Case_residenceRegion_statusSince_id_idx" ON "Case"("residenceRegion", "statusSince", "id");

-- CreateIndex
CREATE INDEX "Case_insuredRegion_status_dueOn_id_idx" ON "Case"("insuredRegion", "status", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_residenceRegion_status_dueOn_id_idx" ON "Case"("residenceRegion", "status", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Case_townshipCode_statusSince_id_idx" ON "Case"("townshipCode", "statusSince", "id");

-- CreateIndex
CREATE INDEX "Case_personId_idx" ON "Case"("personId");

-- CreateIndex
CREATE INDEX "Case_personKey_idx" ON "Case"("personKey");

-- CreateIndex
CREATE INDEX "Case_applicantAccountId_idx" ON "Case"("applicantAccountId");

-- CreateIndex
CREATE INDEX "Case_status_dueOn_idx" ON "Case"("status", "dueOn");

-- CreateIndex
CREATE INDEX "Case_status_validTo_idx" ON "Case"("status", "validTo");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_requestId_key" ON "CaseEvent"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_caseId_seq_key" ON "CaseEvent"("caseId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "CaseContent_caseId_digest_key" ON "CaseContent"("caseId", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_storageName_key" ON "Paper"("storageName");

-- CreateIndex
CREATE INDEX "Paper_caseId_createdAt_idx" ON "Paper"("caseId", "createdAt");

-- CreateIndex
CREATE INDEX "PaperContent_caseId_idx" ON "PaperContent"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Institution_code_key" ON "Institution"("code");

-- CreateIndex
CREATE INDEX "Institution_kind_regionCode_townshipCode_name_idx" ON "Institution"("kind", "regionCode", "townshipCode", "name");

-- CreateIndex
CREATE UNIQUE INDEX "InsuredPerson_nationalIdKey_key" ON "InsuredPerson"("nationalIdKey");

-- CreateIndex
CREATE INDEX "InsuredPerson_insuredRegion_idx" ON "InsuredPerson"("insuredRegion");

-- CreateIndex
CREATE INDEX "InsuredPerson_residenceRegion_idx" ON "InsuredPerson"("residenceRegion");

-- CreateIndex
CREATE INDEX "InsuredPerson_phoneKey_idx" ON "InsuredPerson"("phoneKey");

-- CreateIndex
CREATE INDEX "NameSuffix_suffix_idx" ON "NameSuffix"("suffix");

-- CreateIndex
CREATE INDEX "CrossRegionFiling_personId_since_idx" ON "CrossRegionFiling"("personId", "since");

-- CreateIndex
CREATE UNIQUE INDEX "InsuranceRecord_nationalIdKey_insuredRegion_asOf_key" ON "InsuranceRecord"("nationalIdKey", "insuredRegion", "asOf");

-- CreateIndex
CREATE INDEX "Mandate_personId_state_idx" ON "Mandate"("personId", "state");

-- CreateIndex
CREATE INDEX "Mandate_accountId_state_idx" ON "Mandate"("accountId", "state");

-- CreateIndex
CREATE INDEX "CareRelationship_personId_from_idx" ON "CareRelationship"("personId", "from");

-- CreateIndex
CREATE INDEX "CareRelationship_caseId_idx" ON "CareRelationship"("caseId");

-- CreateIndex
CREATE INDEX "CareRelationship_institutionId_from_idx" ON "CareRelationship"("institutionId", "from");


