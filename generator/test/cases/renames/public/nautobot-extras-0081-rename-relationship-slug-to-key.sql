CREATE TABLE extras_relationship (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL,
    description character varying(200) NOT NULL,
    type character varying(50) NOT NULL,
    source_label character varying(50) NOT NULL,
    source_hidden boolean NOT NULL,
    source_filter jsonb,
    destination_label character varying(50) NOT NULL,
    destination_hidden boolean NOT NULL,
    destination_filter jsonb,
    destination_type_id integer NOT NULL,
    source_type_id integer NOT NULL,
    advanced_ui boolean NOT NULL,
    required_on character varying(12) NOT NULL
);
ALTER TABLE ONLY extras_relationship
    ADD CONSTRAINT extras_relationship_name_key UNIQUE (name);
ALTER TABLE ONLY extras_relationship
    ADD CONSTRAINT extras_relationship_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_relationship
    ADD CONSTRAINT extras_relationship_slug_key UNIQUE (slug);
CREATE INDEX extras_relationship_destination_type_id_fb7387c3 ON extras_relationship USING btree (destination_type_id);
CREATE INDEX extras_relationship_name_5f6f8ea2_like ON extras_relationship USING btree (name varchar_pattern_ops);
CREATE INDEX extras_relationship_slug_e09b40f4_like ON extras_relationship USING btree (slug varchar_pattern_ops);
CREATE INDEX extras_relationship_source_type_id_21183ad6 ON extras_relationship USING btree (source_type_id);

-- then
ALTER TABLE "extras_relationship" RENAME COLUMN "slug" TO "key";
