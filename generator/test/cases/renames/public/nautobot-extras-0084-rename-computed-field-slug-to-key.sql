CREATE TABLE extras_computedfield (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    slug character varying(100) NOT NULL,
    label character varying(100) NOT NULL,
    description character varying(200) NOT NULL,
    template text NOT NULL,
    fallback_value character varying(500) NOT NULL,
    weight smallint NOT NULL,
    content_type_id integer NOT NULL,
    advanced_ui boolean NOT NULL,
    CONSTRAINT extras_computedfield_weight_check CHECK ((weight >= 0))
);
ALTER TABLE ONLY extras_computedfield
    ADD CONSTRAINT extras_computedfield_content_type_id_label_021486c8_uniq UNIQUE (content_type_id, label);
ALTER TABLE ONLY extras_computedfield
    ADD CONSTRAINT extras_computedfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_computedfield
    ADD CONSTRAINT extras_computedfield_slug_key UNIQUE (slug);
CREATE INDEX extras_computedfield_content_type_id_def6603f ON extras_computedfield USING btree (content_type_id);
CREATE INDEX extras_computedfield_slug_3c4b9636_like ON extras_computedfield USING btree (slug varchar_pattern_ops);

-- then
ALTER TABLE "extras_computedfield" RENAME COLUMN "slug" TO "key";
