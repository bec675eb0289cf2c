-- 服务项目 of each region, and what each is in the other.
CREATE TABLE "ItemCatalogue" (
    "regionCode" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "previous" TEXT,
    "itemCount" INTEGER NOT NULL,
    "docketId" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ItemCatalogue_pkey" PRIMARY KEY ("regionCode","number")
);
CREATE TABLE "ServiceItem" (
    "regionCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,
    "catalogue" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "forms" TEXT[],
    "unit" TEXT NOT NULL,
    "minutes" INTEGER,
    "price" INTEGER NOT NULL,
    "fundShare" INTEGER,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ServiceItem_pkey" PRIMARY KEY ("regionCode","code","validFrom")
);
CREATE TABLE "ItemMapping" (
    "lowRegion" TEXT NOT NULL,
    "highRegion" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "previous" TEXT,
    "docketId" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ItemMapping_pkey" PRIMARY KEY ("lowRegion","highRegion","number")
);
CREATE TABLE "ItemLink" (
    "lowRegion" TEXT NOT NULL,
    "highRegion" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "regionCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "targets" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ItemLink_pkey" PRIMARY KEY ("lowRegion","highRegion","number","regionCode","code")
);
CREATE TABLE "InstitutionItem" (
    "institutionCode" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,
    "regionCode" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "InstitutionItem_pkey" PRIMARY KEY ("institutionCode","itemCode","validFrom")
);
CREATE INDEX "InstitutionItem_regionCode_itemCode_idx" ON "InstitutionItem"("regionCode", "itemCode");

-- Of one item, and of one institution's price of it, one row at most is without a last day.
CREATE UNIQUE INDEX "ServiceItem_one_open" ON "ServiceItem" ("regionCode", "code") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "InstitutionItem_one_open" ON "InstitutionItem" ("institutionCode", "itemCode") WHERE "validTo" IS NULL;

ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_kind_code" CHECK ("kind" IN ('dailyLiving','medicalNursing'));
ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_unit_code" CHECK ("unit" IN ('visit','hour','day','month'));
ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_forms" CHECK (cardinality("forms") > 0 AND "forms" <@ ARRAY['institutionalCare','homeCare','dayCare']);
ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_counted" CHECK (("minutes" IS NOT NULL) = ("unit" IN ('visit','hour')) AND "minutes" > 0);
ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_money" CHECK ("price" > 0 AND "fundShare" BETWEEN 0 AND 10000);
ALTER TABLE "InstitutionItem" ADD CONSTRAINT "InstitutionItem_money" CHECK ("price" > 0);
ALTER TABLE "ItemMapping" ADD CONSTRAINT "ItemMapping_pair" CHECK ("lowRegion" < "highRegion");
-- Mapped, or told why not: never neither.
ALTER TABLE "ItemLink" ADD CONSTRAINT "ItemLink_told" CHECK (
  "regionCode" IN ("lowRegion", "highRegion") AND (jsonb_array_length("targets") > 0) = ("reason" = ''));
ALTER TABLE "ServiceItem" ADD CONSTRAINT "ServiceItem_days" CHECK ("validTo" >= "validFrom");
ALTER TABLE "InstitutionItem" ADD CONSTRAINT "InstitutionItem_days" CHECK ("validTo" >= "validFrom");
DO $$
DECLARE d text[];
BEGIN
  FOREACH d SLICE 1 IN ARRAY ARRAY[
    ['ItemCatalogue','effectiveFrom'],['ItemCatalogue','issuedOn'],['ServiceItem','validFrom'],['ServiceItem','validTo'],
    ['ItemMapping','effectiveFrom'],['ItemMapping','issuedOn'],['InstitutionItem','validFrom'],['InstitutionItem','validTo']] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^\d{4}-\d{2}-\d{2}$'')', d[1], d[1] || '_' || d[2] || '_day', d[2]);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON "ItemCatalogue", "ServiceItem", "ItemMapping", "ItemLink", "InstitutionItem" TO portal_app;
-- A published row is never edited: it only gets its last day.
GRANT UPDATE ("validTo") ON "ServiceItem", "InstitutionItem" TO portal_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ItemCatalogue','ServiceItem','ItemMapping','ItemLink','InstitutionItem'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING ((SELECT portal_asker(''role'')) IS NOT NULL)', t);
  END LOOP;
  -- Catalogue and mapping are written by the portal's own hand alone, once a docket lets it.
  FOREACH t IN ARRAY ARRAY['ItemCatalogue','ServiceItem','ItemMapping','ItemLink'] LOOP
    EXECUTE format('CREATE POLICY counting ON %I FOR ALL USING ((SELECT portal_asker(''role'')) = ''calendar'')', t);
  END LOOP;
END $$;
-- An institution's prices are kept by the bureau it belongs to.
CREATE POLICY keeping ON "InstitutionItem" FOR ALL USING (
  (SELECT portal_asker('role')) IN ('clerk','reviewer') AND "regionCode" = (SELECT portal_asker('region'))
  AND EXISTS (SELECT 1 FROM "Institution" i WHERE i."code" = "InstitutionItem"."institutionCode" AND i."regionCode" = "InstitutionItem"."regionCode"));
