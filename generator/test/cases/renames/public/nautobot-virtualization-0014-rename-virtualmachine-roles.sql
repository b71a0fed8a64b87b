CREATE TABLE virtualization_virtualmachine (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    local_context_data jsonb,
    local_context_data_owner_object_id uuid,
    name character varying(64) NOT NULL,
    vcpus smallint,
    memory integer,
    disk integer,
    comments text NOT NULL,
    cluster_id uuid NOT NULL,
    local_context_data_owner_content_type_id integer,
    platform_id uuid,
    primary_ip4_id uuid,
    primary_ip6_id uuid,
    legacy_role_id uuid,
    status_id uuid,
    tenant_id uuid,
    local_context_schema_id uuid,
    new_role_id uuid,
    CONSTRAINT virtualization_virtualmachine_disk_check CHECK ((disk >= 0)),
    CONSTRAINT virtualization_virtualmachine_memory_check CHECK ((memory >= 0)),
    CONSTRAINT virtualization_virtualmachine_vcpus_check CHECK ((vcpus >= 0))
);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualma_cluster_id_tenant_id_nam_56c69afb_uniq UNIQUE (cluster_id, tenant_id, name);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_pkey PRIMARY KEY (id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_primary_ip4_id_key UNIQUE (primary_ip4_id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_primary_ip6_id_key UNIQUE (primary_ip6_id);
CREATE INDEX virtualization_virtualmach_local_context_data_owner_c_f760366b ON virtualization_virtualmachine USING btree (local_context_data_owner_content_type_id);
CREATE INDEX virtualization_virtualmachine_cluster_id_6c9f9047 ON virtualization_virtualmachine USING btree (cluster_id);
CREATE INDEX virtualization_virtualmachine_local_context_schema_id_d359876d ON virtualization_virtualmachine USING btree (local_context_schema_id);
CREATE INDEX virtualization_virtualmachine_name_266f6cdc ON virtualization_virtualmachine USING btree (name);
CREATE INDEX virtualization_virtualmachine_name_266f6cdc_like ON virtualization_virtualmachine USING btree (name varchar_pattern_ops);
CREATE INDEX virtualization_virtualmachine_new_role_id_73370f1c ON virtualization_virtualmachine USING btree (new_role_id);
CREATE INDEX virtualization_virtualmachine_platform_id_a6c5ccb2 ON virtualization_virtualmachine USING btree (platform_id);
CREATE INDEX virtualization_virtualmachine_role_id_0cc898f9 ON virtualization_virtualmachine USING btree (legacy_role_id);
CREATE INDEX virtualization_virtualmachine_status_id_ff17be20 ON virtualization_virtualmachine USING btree (status_id);
CREATE INDEX virtualization_virtualmachine_tenant_id_d00d1d77 ON virtualization_virtualmachine USING btree (tenant_id);

-- then
ALTER TABLE "virtualization_virtualmachine" DROP COLUMN "legacy_role_id" CASCADE;
ALTER TABLE "virtualization_virtualmachine" RENAME COLUMN "new_role_id" TO "role_id";
