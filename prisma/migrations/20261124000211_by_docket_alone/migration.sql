-- 名录由两地会签: what counts is written by the portal's own hand alone, once a docket lets it.
DROP POLICY listing ON "Institution";
DROP POLICY issuing ON "ListVersion";

-- What was listed before there were dockets begins the log.
INSERT INTO "RegisterEntry" ("listNumber","docketId","code","regionCode","change","effectiveOn","row","reason")
SELECT i."listNumber", '', i."code", i."regionCode", 'add', v."issuedOn",
  jsonb_build_object('code',i."code",'name',i."name",'kind',i."kind",'services',to_jsonb(i."services"),'regionCode',i."regionCode",
    'townshipCode',i."townshipCode",'address',i."address",'latitude',i."latitude",'longitude',i."longitude",'phone',i."phone",
    'legalPerson',i."legalPerson",'licenceNo',i."licenceNo",'licenceFrom',i."licenceFrom",'licenceTo',i."licenceTo",'beds',i."beds",
    'carers',i."carers",'certified',i."certified",'servesRegions',to_jsonb(i."servesRegions"),'agreementNo',i."agreementNo",
    'agreementFrom',i."agreementFrom",'agreementTo',i."agreementTo",'status',i."status",'mark',i."mark"),
  '会签办法启用之前已列入名录'
FROM "Institution" i JOIN "ListVersion" v ON v."number" = i."listNumber"
ORDER BY i."listNumber", i."code";
INSERT INTO "InstitutionSpan" ("code","spanFrom","spanTo","kind","status","row")
SELECT e."code", e."effectiveOn", NULL, e."row"->>'kind', e."row"->>'status', e."row" FROM "RegisterEntry" e;
