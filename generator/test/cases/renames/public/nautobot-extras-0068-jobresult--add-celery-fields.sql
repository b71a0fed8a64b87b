CREATE TABLE extras_jobresult (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    created timestamp with time zone NOT NULL,
    completed timestamp with time zone,
    status character varying(30) NOT NULL,
    data jsonb,
    job_id uuid NOT NULL,
    obj_type_id integer NOT NULL,
    user_id uuid,
    _custom_field_data jsonb NOT NULL,
    schedule_id uuid,
    job_model_id uuid,
    job_kwargs jsonb
);
ALTER TABLE ONLY extras_jobresult
    ADD CONSTRAINT extras_jobresult_job_id_key UNIQUE (job_id);
ALTER TABLE ONLY extras_jobresult
    ADD CONSTRAINT extras_jobresult_pkey PRIMARY KEY (id);
CREATE INDEX extras_jobresult_completed_41ca396b ON extras_jobresult USING btree (completed);
CREATE INDEX extras_jobresult_created_bf3a3954 ON extras_jobresult USING btree (created);
CREATE INDEX extras_jobresult_job_model_id_d581ec7e ON extras_jobresult USING btree (job_model_id);
CREATE INDEX extras_jobresult_name_3f143125 ON extras_jobresult USING btree (name);
CREATE INDEX extras_jobresult_name_3f143125_like ON extras_jobresult USING btree (name varchar_pattern_ops);
CREATE INDEX extras_jobresult_obj_type_id_475e80aa ON extras_jobresult USING btree (obj_type_id);
CREATE INDEX extras_jobresult_rcreated_idx ON extras_jobresult USING btree (created DESC);
CREATE INDEX extras_jobresult_schedule_id_24ce985a ON extras_jobresult USING btree (schedule_id);
CREATE INDEX extras_jobresult_user_id_d35285ab ON extras_jobresult USING btree (user_id);
CREATE INDEX extras_jr_rcompleted_idx ON extras_jobresult USING btree (completed DESC);
CREATE INDEX extras_jr_statrcompl_idx ON extras_jobresult USING btree (status, completed DESC);
CREATE INDEX extras_jr_statrcreate_idx ON extras_jobresult USING btree (status, created DESC);

-- then
DROP INDEX IF EXISTS "extras_jobresult_rcreated_idx";
DROP INDEX IF EXISTS "extras_jr_rcompleted_idx";
DROP INDEX IF EXISTS "extras_jr_statrcreate_idx";
DROP INDEX IF EXISTS "extras_jr_statrcompl_idx";
ALTER TABLE "extras_jobresult" RENAME COLUMN "created" TO "date_created";
ALTER TABLE "extras_jobresult" RENAME COLUMN "completed" TO "date_done";
ALTER TABLE "extras_jobresult" RENAME COLUMN "job_kwargs" TO "task_args";
ALTER TABLE "extras_jobresult" RENAME COLUMN "job_id" TO "task_id";
ALTER TABLE "extras_jobresult" ADD COLUMN "meta" jsonb NULL;
ALTER TABLE "extras_jobresult" ADD COLUMN "periodic_task_name" varchar(255) NULL;
ALTER TABLE "extras_jobresult" ADD COLUMN "result" text NULL;
ALTER TABLE "extras_jobresult" ADD COLUMN "task_kwargs" jsonb DEFAULT '{}'::jsonb NOT NULL;
ALTER TABLE "extras_jobresult" ALTER COLUMN "task_kwargs" DROP DEFAULT;
ALTER TABLE "extras_jobresult" ADD COLUMN "task_name" varchar(255) NULL;
ALTER TABLE "extras_jobresult" ADD COLUMN "traceback" text NULL;
ALTER TABLE "extras_jobresult" ADD COLUMN "worker" varchar(100) NULL;
ALTER TABLE "extras_jobresult" ALTER COLUMN "obj_type_id" DROP NOT NULL;
CREATE INDEX "extras_jobresult_status_2659cbae" ON "extras_jobresult" ("status");
CREATE INDEX "extras_jobresult_status_2659cbae_like" ON "extras_jobresult" ("status" varchar_pattern_ops);
CREATE INDEX "extras_jobresult_rcreated_idx" ON "extras_jobresult" ("date_created" DESC);
CREATE INDEX "extras_jr_rdone_idx" ON "extras_jobresult" ("date_done" DESC);
CREATE INDEX "extras_jr_statrcreate_idx" ON "extras_jobresult" ("status", "date_created" DESC);
CREATE INDEX "extras_jr_statrdone_idx" ON "extras_jobresult" ("status", "date_done" DESC);
CREATE INDEX "extras_jobresult_task_name_05e4b9b2" ON "extras_jobresult" ("task_name");
CREATE INDEX "extras_jobresult_task_name_05e4b9b2_like" ON "extras_jobresult" ("task_name" varchar_pattern_ops);
