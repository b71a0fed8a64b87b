CREATE TABLE extras_customfield (
    id uuid NOT NULL,
    type character varying(50) NOT NULL,
    name character varying(50) NOT NULL,
    label character varying(50) NOT NULL,
    description character varying(200) NOT NULL,
    required boolean NOT NULL,
    filter_logic character varying(50) NOT NULL,
    "default" jsonb,
    weight smallint NOT NULL,
    validation_minimum bigint,
    validation_maximum bigint,
    validation_regex character varying(500) NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    advanced_ui boolean NOT NULL,
    slug character varying(255) NOT NULL,
    "grouping" character varying(255) NOT NULL,
    CONSTRAINT extras_customfield_weight_check CHECK ((weight >= 0))
);
ALTER TABLE ONLY extras_customfield
    ADD CONSTRAINT extras_customfield_name_key UNIQUE (name);
ALTER TABLE ONLY extras_customfield
    ADD CONSTRAINT extras_customfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_customfield
    ADD CONSTRAINT extras_customfield_slug_ed27c4fe_uniq UNIQUE (slug);
CREATE INDEX extras_customfield_name_2fe72707_like ON extras_customfield USING btree (name varchar_pattern_ops);
CREATE INDEX extras_customfield_slug_ed27c4fe_like ON extras_customfield USING btree (slug varchar_pattern_ops);

-- then
ALTER TABLE "extras_customfield" RENAME COLUMN "slug" TO "key";
ALTER TABLE "extras_customfield" DROP CONSTRAINT "extras_customfield_name_key";
DROP INDEX IF EXISTS "extras_customfield_name_2fe72707_like";
