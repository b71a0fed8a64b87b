CREATE TABLE virtualization_cluster (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    name character varying(100) NOT NULL,
    comments text NOT NULL,
    group_id uuid,
    site_id uuid,
    tenant_id uuid,
    type_id uuid NOT NULL,
    location_id uuid
);
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
    status_id uuid,
    tenant_id uuid,
    local_context_schema_id uuid,
    role_id uuid,
    CONSTRAINT virtualization_virtualmachine_disk_check CHECK ((disk >= 0)),
    CONSTRAINT virtualization_virtualmachine_memory_check CHECK ((memory >= 0)),
    CONSTRAINT virtualization_virtualmachine_vcpus_check CHECK ((vcpus >= 0))
);
ALTER TABLE ONLY virtualization_cluster
    ADD CONSTRAINT virtualization_cluster_name_key UNIQUE (name);
ALTER TABLE ONLY virtualization_cluster
    ADD CONSTRAINT virtualization_cluster_pkey PRIMARY KEY (id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualma_cluster_id_tenant_id_nam_56c69afb_uniq UNIQUE (cluster_id, tenant_id, name);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_pkey PRIMARY KEY (id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_primary_ip4_id_key UNIQUE (primary_ip4_id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtualmachine_primary_ip6_id_key UNIQUE (primary_ip6_id);
CREATE INDEX virtualization_cluster_group_id_de379828 ON virtualization_cluster USING btree (group_id);
CREATE INDEX virtualization_cluster_location_id_fdcab7e6 ON virtualization_cluster USING btree (location_id);
CREATE INDEX virtualization_cluster_name_1b59a61b_like ON virtualization_cluster USING btree (name varchar_pattern_ops);
CREATE INDEX virtualization_cluster_site_id_4d5af282 ON virtualization_cluster USING btree (site_id);
CREATE INDEX virtualization_cluster_tenant_id_bc2868d0 ON virtualization_cluster USING btree (tenant_id);
CREATE INDEX virtualization_cluster_type_id_4efafb0a ON virtualization_cluster USING btree (type_id);
CREATE INDEX virtualization_virtualmach_local_context_data_owner_c_f760366b ON virtualization_virtualmachine USING btree (local_context_data_owner_content_type_id);
CREATE INDEX virtualization_virtualmachine_cluster_id_6c9f9047 ON virtualization_virtualmachine USING btree (cluster_id);
CREATE INDEX virtualization_virtualmachine_local_context_schema_id_d359876d ON virtualization_virtualmachine USING btree (local_context_schema_id);
CREATE INDEX virtualization_virtualmachine_name_266f6cdc ON virtualization_virtualmachine USING btree (name);
CREATE INDEX virtualization_virtualmachine_name_266f6cdc_like ON virtualization_virtualmachine USING btree (name varchar_pattern_ops);
CREATE INDEX virtualization_virtualmachine_new_role_id_73370f1c ON virtualization_virtualmachine USING btree (role_id);
CREATE INDEX virtualization_virtualmachine_platform_id_a6c5ccb2 ON virtualization_virtualmachine USING btree (platform_id);
CREATE INDEX virtualization_virtualmachine_status_id_ff17be20 ON virtualization_virtualmachine USING btree (status_id);
CREATE INDEX virtualization_virtualmachine_tenant_id_d00d1d77 ON virtualization_virtualmachine USING btree (tenant_id);
ALTER TABLE ONLY virtualization_virtualmachine
    ADD CONSTRAINT virtualization_virtu_cluster_id_6c9f9047_fk_virtualiz FOREIGN KEY (cluster_id) REFERENCES virtualization_cluster(id) DEFERRABLE INITIALLY DEFERRED;

-- then
ALTER TABLE "virtualization_cluster" RENAME COLUMN "group_id" TO "cluster_group_id";
ALTER TABLE "virtualization_cluster" RENAME COLUMN "type_id" TO "cluster_type_id";
ALTER TABLE "virtualization_virtualmachine" RENAME COLUMN "local_context_data" TO "local_config_context_data";
ALTER TABLE "virtualization_virtualmachine" RENAME COLUMN "local_context_data_owner_object_id" TO "local_config_context_data_owner_object_id";
ALTER TABLE "virtualization_virtualmachine" RENAME COLUMN "local_context_data_owner_content_type_id" TO "local_config_context_data_owner_content_type_id";
ALTER TABLE "virtualization_virtualmachine" RENAME COLUMN "local_context_schema_id" TO "local_config_context_schema_id";
