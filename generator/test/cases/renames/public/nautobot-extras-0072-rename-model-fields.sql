CREATE TABLE extras_configcontext (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    name character varying(100) NOT NULL,
    owner_object_id uuid,
    weight smallint NOT NULL,
    description character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    data jsonb NOT NULL,
    owner_content_type_id integer,
    schema_id uuid,
    CONSTRAINT extras_configcontext_weight_check CHECK ((weight >= 0))
);
CREATE TABLE extras_customfieldchoice (
    id uuid NOT NULL,
    value character varying(100) NOT NULL,
    weight smallint NOT NULL,
    field_id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    CONSTRAINT extras_customfieldchoice_weight_check CHECK ((weight >= 0))
);
CREATE TABLE extras_jobresult (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_done timestamp with time zone,
    status character varying(30) NOT NULL,
    data jsonb,
    task_id uuid NOT NULL,
    obj_type_id integer,
    user_id uuid,
    _custom_field_data jsonb NOT NULL,
    schedule_id uuid,
    job_model_id uuid,
    task_args jsonb,
    meta jsonb,
    periodic_task_name character varying(255),
    result text,
    task_kwargs jsonb NOT NULL,
    task_name character varying(255),
    traceback text,
    worker character varying(100)
);
CREATE TABLE extras_secretsgroupassociation (
    id uuid NOT NULL,
    access_type character varying(32) NOT NULL,
    secret_type character varying(32) NOT NULL,
    group_id uuid NOT NULL,
    secret_id uuid NOT NULL
);
ALTER TABLE ONLY extras_configcontext
    ADD CONSTRAINT extras_configcontext_name_owner_content_type__c289e08f_uniq UNIQUE (name, owner_content_type_id, owner_object_id);
ALTER TABLE ONLY extras_configcontext
    ADD CONSTRAINT extras_configcontext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_customfieldchoice
    ADD CONSTRAINT extras_customfieldchoice_field_id_value_f959a108_uniq UNIQUE (field_id, value);
ALTER TABLE ONLY extras_customfieldchoice
    ADD CONSTRAINT extras_customfieldchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_jobresult
    ADD CONSTRAINT extras_jobresult_job_id_key UNIQUE (task_id);
ALTER TABLE ONLY extras_jobresult
    ADD CONSTRAINT extras_jobresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY extras_secretsgroupassociation
    ADD CONSTRAINT extras_secretsgroupassoc_group_id_access_type_sec_1b1e944a_uniq UNIQUE (group_id, access_type, secret_type);
ALTER TABLE ONLY extras_secretsgroupassociation
    ADD CONSTRAINT extras_secretsgroupassociation_pkey PRIMARY KEY (id);
CREATE INDEX extras_configcontext_name_4bbfe25d ON extras_configcontext USING btree (name);
CREATE INDEX extras_configcontext_name_4bbfe25d_like ON extras_configcontext USING btree (name varchar_pattern_ops);
CREATE INDEX extras_configcontext_owner_content_type_id_af30e837 ON extras_configcontext USING btree (owner_content_type_id);
CREATE INDEX extras_configcontext_schema_id_1a9d39fe ON extras_configcontext USING btree (schema_id);
CREATE INDEX extras_customfieldchoice_field_id_35006739 ON extras_customfieldchoice USING btree (field_id);
CREATE INDEX extras_jobresult_completed_41ca396b ON extras_jobresult USING btree (date_done);
CREATE INDEX extras_jobresult_created_bf3a3954 ON extras_jobresult USING btree (date_created);
CREATE INDEX extras_jobresult_job_model_id_d581ec7e ON extras_jobresult USING btree (job_model_id);
CREATE INDEX extras_jobresult_name_3f143125 ON extras_jobresult USING btree (name);
CREATE INDEX extras_jobresult_name_3f143125_like ON extras_jobresult USING btree (name varchar_pattern_ops);
CREATE INDEX extras_jobresult_obj_type_id_475e80aa ON extras_jobresult USING btree (obj_type_id);
CREATE INDEX extras_jobresult_rcreated_idx ON extras_jobresult USING btree (date_created DESC);
CREATE INDEX extras_jobresult_schedule_id_24ce985a ON extras_jobresult USING btree (schedule_id);
CREATE INDEX extras_jobresult_status_2659cbae ON extras_jobresult USING btree (status);
CREATE INDEX extras_jobresult_status_2659cbae_like ON extras_jobresult USING btree (status varchar_pattern_ops);
CREATE INDEX extras_jobresult_task_name_05e4b9b2 ON extras_jobresult USING btree (task_name);
CREATE INDEX extras_jobresult_task_name_05e4b9b2_like ON extras_jobresult USING btree (task_name varchar_pattern_ops);
CREATE INDEX extras_jobresult_user_id_d35285ab ON extras_jobresult USING btree (user_id);
CREATE INDEX extras_jr_rdone_idx ON extras_jobresult USING btree (date_done DESC);
CREATE INDEX extras_jr_statrcreate_idx ON extras_jobresult USING btree (status, date_created DESC);
CREATE INDEX extras_jr_statrdone_idx ON extras_jobresult USING btree (status, date_done DESC);
CREATE INDEX extras_secretsgroupassociation_group_id_68ca43f6 ON extras_secretsgroupassociation USING btree (group_id);
CREATE INDEX extras_secretsgroupassociation_secret_id_14d43d7e ON extras_secretsgroupassociation USING btree (secret_id);

-- then
ALTER TABLE "extras_configcontext" RENAME COLUMN "schema_id" TO "config_context_schema_id";
ALTER TABLE "extras_customfieldchoice" RENAME COLUMN "field_id" TO "custom_field_id";
ALTER TABLE "extras_jobresult" RENAME COLUMN "schedule_id" TO "scheduled_job_id";
ALTER TABLE "extras_secretsgroupassociation" RENAME COLUMN "group_id" TO "secrets_group_id";
