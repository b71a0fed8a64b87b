CREATE TABLE extras_jobresult (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_done timestamp with time zone,
    status character varying(30) NOT NULL,
    data jsonb,
    user_id uuid,
    _custom_field_data jsonb NOT NULL,
    scheduled_job_id uuid,
    job_model_id uuid,
    task_args jsonb NOT NULL,
    meta jsonb,
    task_kwargs jsonb NOT NULL,
    task_name character varying(255),
    traceback text,
    worker character varying(100),
    celery_kwargs jsonb NOT NULL
);
ALTER TABLE ONLY extras_jobresult
    ADD CONSTRAINT extras_jobresult_pkey PRIMARY KEY (id);
CREATE INDEX extras_jobresult_completed_41ca396b ON extras_jobresult USING btree (date_done);
CREATE INDEX extras_jobresult_created_bf3a3954 ON extras_jobresult USING btree (date_created);
CREATE INDEX extras_jobresult_job_model_id_d581ec7e ON extras_jobresult USING btree (job_model_id);
CREATE INDEX extras_jobresult_name_3f143125 ON extras_jobresult USING btree (name);
CREATE INDEX extras_jobresult_name_3f143125_like ON extras_jobresult USING btree (name varchar_pattern_ops);
CREATE INDEX extras_jobresult_rcreated_idx ON extras_jobresult USING btree (date_created DESC);
CREATE INDEX extras_jobresult_schedule_id_24ce985a ON extras_jobresult USING btree (scheduled_job_id);
CREATE INDEX extras_jobresult_status_2659cbae ON extras_jobresult USING btree (status);
CREATE INDEX extras_jobresult_status_2659cbae_like ON extras_jobresult USING btree (status varchar_pattern_ops);
CREATE INDEX extras_jobresult_task_name_05e4b9b2 ON extras_jobresult USING btree (task_name);
CREATE INDEX extras_jobresult_task_name_05e4b9b2_like ON extras_jobresult USING btree (task_name varchar_pattern_ops);
CREATE INDEX extras_jobresult_user_id_d35285ab ON extras_jobresult USING btree (user_id);
CREATE INDEX extras_jr_rdone_idx ON extras_jobresult USING btree (date_done DESC);
CREATE INDEX extras_jr_statrcreate_idx ON extras_jobresult USING btree (status, date_created DESC);
CREATE INDEX extras_jr_statrdone_idx ON extras_jobresult USING btree (status, date_done DESC);

-- then
ALTER TABLE "extras_jobresult" RENAME COLUMN "data" TO "result";
