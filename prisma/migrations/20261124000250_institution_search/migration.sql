-- Finding institutions: what a name is found by, and under which choices an institution stands. Both follow the register by a trigger,
-- whatever hand writes it; the app only reads them.
CREATE TABLE "InstitutionWord" (
    "word" TEXT COLLATE "C" NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "InstitutionWord_pkey" PRIMARY KEY ("word","code")
);
CREATE TABLE "InstitutionFacet" (
    "facet" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "townshipCode" TEXT NOT NULL,
    "initials" TEXT COLLATE "C" NOT NULL,
    "code" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "InstitutionFacet_pkey" PRIMARY KEY ("facet","kind","regionCode","townshipCode","initials","code")
);
CREATE INDEX "InstitutionWord_code_idx" ON "InstitutionWord"("code");
CREATE INDEX "InstitutionFacet_code_idx" ON "InstitutionFacet"("code");
ALTER TABLE "InstitutionFacet" ADD CONSTRAINT "InstitutionFacet_kind_code" CHECK ("kind" IN ('care','assessment'));

-- Every part of a text that begins at a character, as lib/people/rules/suffixes.ts has them of a person's name.
CREATE FUNCTION portal_suffixes(said text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT substr(said, n, 24) FROM generate_series(1, length(said)) n
$$;

CREATE FUNCTION index_institution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  syllables text[];
  plain text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."nameKey", NEW."initials", NEW."kind", NEW."services", NEW."regionCode", NEW."townshipCode", NEW."status", coalesce(NEW."freePlaces", 0) > 0, NEW."latitude", NEW."longitude")
      IS NOT DISTINCT FROM
       (OLD."nameKey", OLD."initials", OLD."kind", OLD."services", OLD."regionCode", OLD."townshipCode", OLD."status", coalesce(OLD."freePlaces", 0) > 0, OLD."latitude", OLD."longitude")
    THEN RETURN NULL;
    END IF;
    DELETE FROM "InstitutionWord" WHERE "code" = OLD."code";
    DELETE FROM "InstitutionFacet" WHERE "code" = OLD."code";
  END IF;
  -- Who has left is not found.
  IF NEW."status" = 'withdrawn' THEN RETURN NULL; END IF;
  plain := split_part(NEW."nameKey", ' ', 1);
  syllables := string_to_array(substr(NEW."nameKey", length(plain) + 2), ' ');
  INSERT INTO "InstitutionWord" ("word", "code")
    SELECT DISTINCT word, NEW."code" FROM (
      SELECT portal_suffixes(plain) AS word
      UNION ALL SELECT portal_suffixes(NEW."initials")
      -- A part of the pinyin begins at a syllable; a key written before syllables were kept apart has one, and is found by any part.
      UNION ALL SELECT substr(array_to_string(syllables[n:], ''), 1, 24) FROM generate_series(1, cardinality(syllables)) n WHERE cardinality(syllables) > 1
      UNION ALL SELECT portal_suffixes(syllables[1]) WHERE cardinality(syllables) = 1
      UNION ALL SELECT t."name" FROM "Township" t WHERE t."code" = NEW."townshipCode"
    ) words WHERE word <> '';
  INSERT INTO "InstitutionFacet" ("facet", "kind", "regionCode", "townshipCode", "initials", "code", "latitude", "longitude")
    SELECT 'any' || free, NEW."kind", NEW."regionCode", NEW."townshipCode", NEW."initials", NEW."code", NEW."latitude", NEW."longitude"
      FROM unnest(CASE WHEN coalesce(NEW."freePlaces", 0) > 0 THEN ARRAY['', '+free'] ELSE ARRAY[''] END) free
    UNION ALL
    SELECT service || free, NEW."kind", NEW."regionCode", NEW."townshipCode", NEW."initials", NEW."code", NEW."latitude", NEW."longitude"
      FROM (SELECT DISTINCT s FROM unnest(NEW."services") s) each(service),
        unnest(CASE WHEN coalesce(NEW."freePlaces", 0) > 0 THEN ARRAY['', '+free'] ELSE ARRAY[''] END) free;
  RETURN NULL;
END $$;
CREATE TRIGGER index_institution AFTER INSERT OR UPDATE ON "Institution" FOR EACH ROW EXECUTE FUNCTION index_institution();

REVOKE ALL ON FUNCTION index_institution() FROM PUBLIC;
REVOKE ALL ON "InstitutionWord", "InstitutionFacet" FROM portal_app;
GRANT SELECT ON "InstitutionWord", "InstitutionFacet" TO portal_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['InstitutionWord','InstitutionFacet'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING ((SELECT portal_asker(''role'')) IS NOT NULL)', t);
    -- The trigger writes as the owner, under whoever changes the register.
    EXECUTE format('CREATE POLICY following ON %I FOR ALL USING ((SELECT portal_asker(''role'')) IN (''clerk'',''reviewer'',''calendar''))', t);
  END LOOP;
END $$;

-- What stands in the register already.
SELECT set_config('portal.role', 'calendar', false);
UPDATE "Institution" SET "nameKey" = "nameKey" || ' ' WHERE "status" <> 'withdrawn';
UPDATE "Institution" SET "nameKey" = rtrim("nameKey") WHERE "status" <> 'withdrawn';
SELECT set_config('portal.role', '', false);
