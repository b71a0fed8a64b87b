CREATE TABLE dcim_device (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    local_context_data jsonb,
    local_context_data_owner_object_id uuid,
    name character varying(64),
    _name character varying(100),
    serial character varying(255) NOT NULL,
    asset_tag character varying(100),
    "position" smallint,
    face character varying(50) NOT NULL,
    vc_position smallint,
    vc_priority smallint,
    comments text NOT NULL,
    cluster_id uuid,
    legacy_role_id uuid,
    device_type_id uuid NOT NULL,
    local_context_data_owner_content_type_id integer,
    platform_id uuid,
    primary_ip4_id uuid,
    primary_ip6_id uuid,
    rack_id uuid,
    site_id uuid NOT NULL,
    status_id uuid,
    tenant_id uuid,
    virtual_chassis_id uuid,
    local_context_schema_id uuid,
    secrets_group_id uuid,
    location_id uuid,
    device_redundancy_group_priority smallint,
    device_redundancy_group_id uuid,
    new_role_id uuid,
    CONSTRAINT dcim_device_device_redundancy_group_priority_check CHECK ((device_redundancy_group_priority >= 0)),
    CONSTRAINT dcim_device_position_check CHECK (("position" >= 0)),
    CONSTRAINT dcim_device_vc_position_check CHECK ((vc_position >= 0)),
    CONSTRAINT dcim_device_vc_priority_check CHECK ((vc_priority >= 0))
);
CREATE TABLE dcim_rack (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    name character varying(100) NOT NULL,
    _name character varying(100) NOT NULL,
    facility_id character varying(50),
    serial character varying(255) NOT NULL,
    asset_tag character varying(50),
    type character varying(50) NOT NULL,
    width smallint NOT NULL,
    u_height smallint NOT NULL,
    desc_units boolean NOT NULL,
    outer_width smallint,
    outer_depth smallint,
    outer_unit character varying(50) NOT NULL,
    comments text NOT NULL,
    group_id uuid,
    legacy_role_id uuid,
    site_id uuid NOT NULL,
    status_id uuid,
    tenant_id uuid,
    location_id uuid,
    new_role_id uuid,
    CONSTRAINT dcim_rack_outer_depth_check CHECK ((outer_depth >= 0)),
    CONSTRAINT dcim_rack_outer_width_check CHECK ((outer_width >= 0)),
    CONSTRAINT dcim_rack_u_height_check CHECK ((u_height >= 0)),
    CONSTRAINT dcim_rack_width_check CHECK ((width >= 0))
);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_asset_tag_key UNIQUE (asset_tag);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_pkey PRIMARY KEY (id);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_primary_ip4_id_key UNIQUE (primary_ip4_id);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_primary_ip6_id_key UNIQUE (primary_ip6_id);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_rack_id_position_face_43208a79_uniq UNIQUE (rack_id, "position", face);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_site_id_tenant_id_name_93f4f962_uniq UNIQUE (site_id, tenant_id, name);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_virtual_chassis_id_vc_position_efea7133_uniq UNIQUE (virtual_chassis_id, vc_position);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_asset_tag_key UNIQUE (asset_tag);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_group_id_facility_id_f16a53ae_uniq UNIQUE (group_id, facility_id);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_group_id_name_846f3826_uniq UNIQUE (group_id, name);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_pkey PRIMARY KEY (id);
CREATE INDEX dcim_device__name_a8ed2cdf ON dcim_device USING btree (_name);
CREATE INDEX dcim_device__name_a8ed2cdf_like ON dcim_device USING btree (_name varchar_pattern_ops);
CREATE INDEX dcim_device_asset_tag_8dac1079_like ON dcim_device USING btree (asset_tag varchar_pattern_ops);
CREATE INDEX dcim_device_cluster_id_cf852f78 ON dcim_device USING btree (cluster_id);
CREATE INDEX dcim_device_device_redundancy_group_id_ca97f1fc ON dcim_device USING btree (device_redundancy_group_id);
CREATE INDEX dcim_device_device_role_id_682e8188 ON dcim_device USING btree (legacy_role_id);
CREATE INDEX dcim_device_device_type_id_d61b4086 ON dcim_device USING btree (device_type_id);
CREATE INDEX dcim_device_local_context_data_owner_content_type_id_5d06013b ON dcim_device USING btree (local_context_data_owner_content_type_id);
CREATE INDEX dcim_device_local_context_schema_id_0ff8d657 ON dcim_device USING btree (local_context_schema_id);
CREATE INDEX dcim_device_location_id_11a7bedb ON dcim_device USING btree (location_id);
CREATE INDEX dcim_device_name_cfa61dd8 ON dcim_device USING btree (name);
CREATE INDEX dcim_device_name_cfa61dd8_like ON dcim_device USING btree (name varchar_pattern_ops);
CREATE INDEX dcim_device_new_role_id_edcafe36 ON dcim_device USING btree (new_role_id);
CREATE INDEX dcim_device_platform_id_468138f1 ON dcim_device USING btree (platform_id);
CREATE INDEX dcim_device_rack_id_23bde71f ON dcim_device USING btree (rack_id);
CREATE INDEX dcim_device_secrets_group_id_52d75f4a ON dcim_device USING btree (secrets_group_id);
CREATE INDEX dcim_device_serial_9170722b ON dcim_device USING btree (serial);
CREATE INDEX dcim_device_serial_9170722b_like ON dcim_device USING btree (serial varchar_pattern_ops);
CREATE INDEX dcim_device_site_id_ff897cf6 ON dcim_device USING btree (site_id);
CREATE INDEX dcim_device_status_id_96d2fc6f ON dcim_device USING btree (status_id);
CREATE INDEX dcim_device_tenant_id_dcea7969 ON dcim_device USING btree (tenant_id);
CREATE INDEX dcim_device_virtual_chassis_id_aed51693 ON dcim_device USING btree (virtual_chassis_id);
CREATE INDEX dcim_rack__name_e3323581 ON dcim_rack USING btree (_name);
CREATE INDEX dcim_rack__name_e3323581_like ON dcim_rack USING btree (_name varchar_pattern_ops);
CREATE INDEX dcim_rack_asset_tag_f88408e5_like ON dcim_rack USING btree (asset_tag varchar_pattern_ops);
CREATE INDEX dcim_rack_group_id_44e90ea9 ON dcim_rack USING btree (group_id);
CREATE INDEX dcim_rack_location_id_5f63ec31 ON dcim_rack USING btree (location_id);
CREATE INDEX dcim_rack_name_b74aa0b4 ON dcim_rack USING btree (name);
CREATE INDEX dcim_rack_name_b74aa0b4_like ON dcim_rack USING btree (name varchar_pattern_ops);
CREATE INDEX dcim_rack_new_role_id_dfa62b13 ON dcim_rack USING btree (new_role_id);
CREATE INDEX dcim_rack_role_id_62d6919e ON dcim_rack USING btree (legacy_role_id);
CREATE INDEX dcim_rack_serial_d9cd7ac4 ON dcim_rack USING btree (serial);
CREATE INDEX dcim_rack_serial_d9cd7ac4_like ON dcim_rack USING btree (serial varchar_pattern_ops);
CREATE INDEX dcim_rack_site_id_403c7b3a ON dcim_rack USING btree (site_id);
CREATE INDEX dcim_rack_status_id_ee3dee3e ON dcim_rack USING btree (status_id);
CREATE INDEX dcim_rack_tenant_id_7cdf3725 ON dcim_rack USING btree (tenant_id);
ALTER TABLE ONLY dcim_device
    ADD CONSTRAINT dcim_device_rack_id_23bde71f_fk_dcim_rack_id FOREIGN KEY (rack_id) REFERENCES dcim_rack(id) DEFERRABLE INITIALLY DEFERRED;

-- then
ALTER TABLE "dcim_device" DROP COLUMN "legacy_role_id" CASCADE;
ALTER TABLE "dcim_device" RENAME COLUMN "new_role_id" TO "role_id";
ALTER TABLE "dcim_rack" DROP COLUMN "legacy_role_id" CASCADE;
ALTER TABLE "dcim_rack" RENAME COLUMN "new_role_id" TO "role_id";
