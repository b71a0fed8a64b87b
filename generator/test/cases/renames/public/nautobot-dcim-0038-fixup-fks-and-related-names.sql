CREATE TABLE dcim_frontporttemplate (
    id uuid NOT NULL,
    _custom_field_data jsonb NOT NULL,
    name character varying(64) NOT NULL,
    _name character varying(100) NOT NULL,
    label character varying(64) NOT NULL,
    description character varying(200) NOT NULL,
    type character varying(50) NOT NULL,
    rear_port_position smallint NOT NULL,
    device_type_id uuid NOT NULL,
    rear_port_id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    CONSTRAINT dcim_frontporttemplate_rear_port_position_check CHECK ((rear_port_position >= 0))
);
CREATE TABLE dcim_poweroutlettemplate (
    id uuid NOT NULL,
    _custom_field_data jsonb NOT NULL,
    name character varying(64) NOT NULL,
    _name character varying(100) NOT NULL,
    label character varying(64) NOT NULL,
    description character varying(200) NOT NULL,
    type character varying(50) NOT NULL,
    feed_leg character varying(50) NOT NULL,
    device_type_id uuid NOT NULL,
    power_port_id uuid,
    created timestamp with time zone,
    last_updated timestamp with time zone
);
CREATE TABLE dcim_rack (
    id uuid NOT NULL,
    created timestamp with time zone,
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
    status_id uuid,
    tenant_id uuid,
    location_id uuid NOT NULL,
    role_id uuid,
    CONSTRAINT dcim_rack_outer_depth_check CHECK ((outer_depth >= 0)),
    CONSTRAINT dcim_rack_outer_width_check CHECK ((outer_width >= 0)),
    CONSTRAINT dcim_rack_u_height_check CHECK ((u_height >= 0)),
    CONSTRAINT dcim_rack_width_check CHECK ((width >= 0))
);
ALTER TABLE ONLY dcim_frontporttemplate
    ADD CONSTRAINT dcim_frontporttemplate_device_type_id_name_0a0a0e05_uniq UNIQUE (device_type_id, name);
ALTER TABLE ONLY dcim_frontporttemplate
    ADD CONSTRAINT dcim_frontporttemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY dcim_frontporttemplate
    ADD CONSTRAINT dcim_frontporttemplate_rear_port_id_rear_port_p_401fe927_uniq UNIQUE (rear_port_id, rear_port_position);
ALTER TABLE ONLY dcim_poweroutlettemplate
    ADD CONSTRAINT dcim_poweroutlettemplate_device_type_id_name_eafbb07d_uniq UNIQUE (device_type_id, name);
ALTER TABLE ONLY dcim_poweroutlettemplate
    ADD CONSTRAINT dcim_poweroutlettemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_asset_tag_key UNIQUE (asset_tag);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_group_id_facility_id_f16a53ae_uniq UNIQUE (group_id, facility_id);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_group_id_name_846f3826_uniq UNIQUE (group_id, name);
ALTER TABLE ONLY dcim_rack
    ADD CONSTRAINT dcim_rack_pkey PRIMARY KEY (id);
CREATE INDEX dcim_frontporttemplate_device_type_id_f088b952 ON dcim_frontporttemplate USING btree (device_type_id);
CREATE INDEX dcim_frontporttemplate_rear_port_id_9775411b ON dcim_frontporttemplate USING btree (rear_port_id);
CREATE INDEX dcim_poweroutlettemplate_device_type_id_26b2316c ON dcim_poweroutlettemplate USING btree (device_type_id);
CREATE INDEX dcim_poweroutlettemplate_power_port_id_c0fb0c42 ON dcim_poweroutlettemplate USING btree (power_port_id);
CREATE INDEX dcim_rack__name_e3323581 ON dcim_rack USING btree (_name);
CREATE INDEX dcim_rack__name_e3323581_like ON dcim_rack USING btree (_name varchar_pattern_ops);
CREATE INDEX dcim_rack_asset_tag_f88408e5_like ON dcim_rack USING btree (asset_tag varchar_pattern_ops);
CREATE INDEX dcim_rack_group_id_44e90ea9 ON dcim_rack USING btree (group_id);
CREATE INDEX dcim_rack_location_id_5f63ec31 ON dcim_rack USING btree (location_id);
CREATE INDEX dcim_rack_name_b74aa0b4 ON dcim_rack USING btree (name);
CREATE INDEX dcim_rack_name_b74aa0b4_like ON dcim_rack USING btree (name varchar_pattern_ops);
CREATE INDEX dcim_rack_new_role_id_dfa62b13 ON dcim_rack USING btree (role_id);
CREATE INDEX dcim_rack_serial_d9cd7ac4 ON dcim_rack USING btree (serial);
CREATE INDEX dcim_rack_serial_d9cd7ac4_like ON dcim_rack USING btree (serial varchar_pattern_ops);
CREATE INDEX dcim_rack_status_id_ee3dee3e ON dcim_rack USING btree (status_id);
CREATE INDEX dcim_rack_tenant_id_7cdf3725 ON dcim_rack USING btree (tenant_id);

-- then
ALTER TABLE "dcim_poweroutlettemplate" RENAME COLUMN "power_port_id" TO "power_port_template_id";
ALTER TABLE "dcim_frontporttemplate" RENAME COLUMN "rear_port_id" TO "rear_port_template_id";
ALTER TABLE "dcim_rack" RENAME COLUMN "group_id" TO "rack_group_id";
