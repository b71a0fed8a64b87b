CREATE TABLE ipam_ipaddress (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    host bytea NOT NULL,
    broadcast bytea NOT NULL,
    prefix_length integer NOT NULL,
    role character varying(50) NOT NULL,
    assigned_object_id uuid,
    dns_name character varying(255) NOT NULL,
    description character varying(200) NOT NULL,
    assigned_object_type_id integer,
    nat_inside_id uuid,
    status_id uuid,
    tenant_id uuid,
    vrf_id uuid
);
CREATE TABLE ipam_prefix (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    network bytea NOT NULL,
    broadcast bytea NOT NULL,
    prefix_length integer NOT NULL,
    is_pool boolean NOT NULL,
    description character varying(200) NOT NULL,
    role_id uuid,
    site_id uuid,
    status_id uuid,
    tenant_id uuid,
    vlan_id uuid,
    vrf_id uuid,
    location_id uuid
);
CREATE TABLE ipam_vlan (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    vid smallint NOT NULL,
    name character varying(255) NOT NULL,
    description character varying(200) NOT NULL,
    group_id uuid,
    role_id uuid,
    site_id uuid,
    status_id uuid,
    tenant_id uuid,
    location_id uuid,
    CONSTRAINT ipam_vlan_vid_check CHECK ((vid >= 0))
);
ALTER TABLE ONLY ipam_ipaddress
    ADD CONSTRAINT ipam_ipaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY ipam_prefix
    ADD CONSTRAINT ipam_prefix_pkey PRIMARY KEY (id);
ALTER TABLE ONLY ipam_vlan
    ADD CONSTRAINT ipam_vlan_group_id_name_e53919df_uniq UNIQUE (group_id, name);
ALTER TABLE ONLY ipam_vlan
    ADD CONSTRAINT ipam_vlan_group_id_vid_5ca4cc47_uniq UNIQUE (group_id, vid);
ALTER TABLE ONLY ipam_vlan
    ADD CONSTRAINT ipam_vlan_pkey PRIMARY KEY (id);
CREATE INDEX ipam_ipaddress_assigned_object_id_cff64474 ON ipam_ipaddress USING btree (assigned_object_id);
CREATE INDEX ipam_ipaddress_assigned_object_type_id_02354370 ON ipam_ipaddress USING btree (assigned_object_type_id);
CREATE INDEX ipam_ipaddress_broadcast_f3d0b760 ON ipam_ipaddress USING btree (broadcast);
CREATE INDEX ipam_ipaddress_dns_name_d5c4f5d8 ON ipam_ipaddress USING btree (dns_name);
CREATE INDEX ipam_ipaddress_dns_name_d5c4f5d8_like ON ipam_ipaddress USING btree (dns_name varchar_pattern_ops);
CREATE INDEX ipam_ipaddress_host_c1f8ad3e ON ipam_ipaddress USING btree (host);
CREATE INDEX ipam_ipaddress_nat_inside_id_a45fb7c5 ON ipam_ipaddress USING btree (nat_inside_id);
CREATE INDEX ipam_ipaddress_prefix_length_f80d3663 ON ipam_ipaddress USING btree (prefix_length);
CREATE INDEX ipam_ipaddress_role_ff25f462 ON ipam_ipaddress USING btree (role);
CREATE INDEX ipam_ipaddress_role_ff25f462_like ON ipam_ipaddress USING btree (role varchar_pattern_ops);
CREATE INDEX ipam_ipaddress_status_id_942778b7 ON ipam_ipaddress USING btree (status_id);
CREATE INDEX ipam_ipaddress_tenant_id_ac55acfd ON ipam_ipaddress USING btree (tenant_id);
CREATE INDEX ipam_ipaddress_vrf_id_51fcc59b ON ipam_ipaddress USING btree (vrf_id);
CREATE INDEX ipam_prefix_broadcast_8e623832 ON ipam_prefix USING btree (broadcast);
CREATE INDEX ipam_prefix_location_id_9a5c5f60 ON ipam_prefix USING btree (location_id);
CREATE INDEX ipam_prefix_network_f7bac882 ON ipam_prefix USING btree (network);
CREATE INDEX ipam_prefix_prefix_length_84660485 ON ipam_prefix USING btree (prefix_length);
CREATE INDEX ipam_prefix_role_id_0a98d415 ON ipam_prefix USING btree (role_id);
CREATE INDEX ipam_prefix_site_id_0b20df05 ON ipam_prefix USING btree (site_id);
CREATE INDEX ipam_prefix_status_id_cffa56c0 ON ipam_prefix USING btree (status_id);
CREATE INDEX ipam_prefix_tenant_id_7ba1fcc4 ON ipam_prefix USING btree (tenant_id);
CREATE INDEX ipam_prefix_vlan_id_1db91bff ON ipam_prefix USING btree (vlan_id);
CREATE INDEX ipam_prefix_vrf_id_34f78ed0 ON ipam_prefix USING btree (vrf_id);
CREATE INDEX ipam_vlan_group_id_88cbfa62 ON ipam_vlan USING btree (group_id);
CREATE INDEX ipam_vlan_location_id_07dd65e4 ON ipam_vlan USING btree (location_id);
CREATE INDEX ipam_vlan_name_a7671201 ON ipam_vlan USING btree (name);
CREATE INDEX ipam_vlan_name_a7671201_like ON ipam_vlan USING btree (name varchar_pattern_ops);
CREATE INDEX ipam_vlan_role_id_f5015962 ON ipam_vlan USING btree (role_id);
CREATE INDEX ipam_vlan_site_id_a59334e3 ON ipam_vlan USING btree (site_id);
CREATE INDEX ipam_vlan_status_id_898aa317 ON ipam_vlan USING btree (status_id);
CREATE INDEX ipam_vlan_tenant_id_71a8290d ON ipam_vlan USING btree (tenant_id);
ALTER TABLE ONLY ipam_ipaddress
    ADD CONSTRAINT ipam_ipaddress_nat_inside_id_a45fb7c5_fk_ipam_ipaddress_id FOREIGN KEY (nat_inside_id) REFERENCES ipam_ipaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY ipam_prefix
    ADD CONSTRAINT ipam_prefix_vlan_id_1db91bff_fk_ipam_vlan_id FOREIGN KEY (vlan_id) REFERENCES ipam_vlan(id) DEFERRABLE INITIALLY DEFERRED;

-- then
ALTER TABLE "ipam_prefix" RENAME COLUMN "role_id" TO "legacy_role_id";
ALTER TABLE "ipam_prefix" ADD COLUMN "new_role_id" uuid NULL;
ALTER TABLE "ipam_vlan" RENAME COLUMN "role_id" TO "legacy_role_id";
ALTER TABLE "ipam_vlan" ADD COLUMN "new_role_id" uuid NULL;
ALTER TABLE "ipam_ipaddress" RENAME COLUMN "role" TO "legacy_role";
ALTER TABLE "ipam_ipaddress" ADD COLUMN "new_role_id" uuid NULL;
CREATE INDEX "ipam_prefix_new_role_id_528afd96" ON "ipam_prefix" ("new_role_id");
CREATE INDEX "ipam_vlan_new_role_id_980649ea" ON "ipam_vlan" ("new_role_id");
CREATE INDEX "ipam_ipaddress_new_role_id_93bf5f61" ON "ipam_ipaddress" ("new_role_id");
