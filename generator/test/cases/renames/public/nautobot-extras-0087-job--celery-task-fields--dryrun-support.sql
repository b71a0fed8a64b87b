CREATE TABLE extras_job (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    module_name character varying(100) NOT NULL,
    job_class_name character varying(100) NOT NULL,
    "grouping" character varying(255) NOT NULL,
    name character varying(100) NOT NULL,
    description text NOT NULL,
    installed boolean NOT NULL,
    enabled boolean NOT NULL,
    commit_default boolean NOT NULL,
    hidden boolean NOT NULL,
    read_only boolean NOT NULL,
    approval_required boolean NOT NULL,
    soft_time_limit double precision NOT NULL,
    time_limit double precision NOT NULL,
    grouping_override boolean NOT NULL,
    name_override boolean NOT NULL,
    description_override boolean NOT NULL,
    commit_default_override boolean NOT NULL,
    hidden_override boolean NOT NULL,
    read_only_override boolean NOT NULL,
    approval_required_override boolean NOT NULL,
    soft_time_limit_override boolean NOT NULL,
    time_limit_override boolean NOT NULL,
    has_sensitive_variables boolean NOT NULL,
    has_sensitive_variables_override boolean NOT NULL,
    is_job_hook_receiver boolean NOT NULL,
    task_queues jsonb NOT NULL,
    task_queues_override boolean NOT NULL,
    is_job_button_receiver boolean NOT NULL
);
ALTER TABLE ONLY extras_job
    ADD CONSTRAINT extras_job_module_name_job_class_name_b531472b_uniq UNIQUE (module_name, job_class_name);
ALTER TABLE ONLY extras_job
    ADD CONSTRAINT extras_job_name_34d98c40_uniq UNIQUE (name);
ALTER TABLE ONLY extras_job
    ADD CONSTRAINT extras_jobmodel_pkey PRIMARY KEY (id);
CREATE INDEX extras_job_grouping_692d2dc2 ON extras_job USING btree ("grouping");
CREATE INDEX extras_job_grouping_692d2dc2_like ON extras_job USING btree ("grouping" varchar_pattern_ops);
CREATE INDEX extras_job_hidden_f4b1d9d5 ON extras_job USING btree (hidden);
CREATE INDEX extras_job_installed_9b043061 ON extras_job USING btree (installed);
CREATE INDEX extras_job_job_class_name_d9c82b93 ON extras_job USING btree (job_class_name);
CREATE INDEX extras_job_job_class_name_d9c82b93_like ON extras_job USING btree (job_class_name varchar_pattern_ops);
CREATE INDEX extras_job_module_name_912a3dda ON extras_job USING btree (module_name);
CREATE INDEX extras_job_module_name_912a3dda_like ON extras_job USING btree (module_name varchar_pattern_ops);
CREATE INDEX extras_job_name_34d98c40_like ON extras_job USING btree (name varchar_pattern_ops);

-- then
ALTER TABLE "extras_job" RENAME COLUMN "commit_default_override" TO "dryrun_default_override";
ALTER TABLE "extras_job" RENAME COLUMN "commit_default" TO "dryrun_default";
ALTER TABLE "extras_job" ADD COLUMN "supports_dryrun" boolean DEFAULT false NOT NULL;
ALTER TABLE "extras_job" ALTER COLUMN "supports_dryrun" DROP DEFAULT;
ALTER TABLE "extras_job" DROP COLUMN "read_only_override" CASCADE;
