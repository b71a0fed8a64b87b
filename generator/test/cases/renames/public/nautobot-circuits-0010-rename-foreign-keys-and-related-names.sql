CREATE TABLE circuits_circuit (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    cid character varying(100) NOT NULL,
    install_date date,
    commit_rate integer,
    description character varying(200) NOT NULL,
    comments text NOT NULL,
    provider_id uuid NOT NULL,
    status_id uuid,
    tenant_id uuid,
    type_id uuid NOT NULL,
    termination_a_id uuid,
    termination_z_id uuid,
    CONSTRAINT circuits_circuit_commit_rate_check CHECK ((commit_rate >= 0))
);
ALTER TABLE ONLY circuits_circuit
    ADD CONSTRAINT circuits_circuit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY circuits_circuit
    ADD CONSTRAINT circuits_circuit_provider_id_cid_b6f29862_uniq UNIQUE (provider_id, cid);
CREATE INDEX circuits_circuit_provider_id_d9195418 ON circuits_circuit USING btree (provider_id);
CREATE INDEX circuits_circuit_status_id_6433793f ON circuits_circuit USING btree (status_id);
CREATE INDEX circuits_circuit_tenant_id_812508a5 ON circuits_circuit USING btree (tenant_id);
CREATE INDEX circuits_circuit_termination_a_id_f891adac ON circuits_circuit USING btree (termination_a_id);
CREATE INDEX circuits_circuit_termination_z_id_377b8551 ON circuits_circuit USING btree (termination_z_id);
CREATE INDEX circuits_circuit_type_id_1b9f485a ON circuits_circuit USING btree (type_id);

-- then
ALTER TABLE "circuits_circuit" RENAME COLUMN "termination_a_id" TO "circuit_termination_a_id";
ALTER TABLE "circuits_circuit" RENAME COLUMN "termination_z_id" TO "circuit_termination_z_id";
ALTER TABLE "circuits_circuit" RENAME COLUMN "type_id" TO "circuit_type_id";
