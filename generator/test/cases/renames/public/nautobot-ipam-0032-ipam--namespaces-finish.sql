CREATE TABLE ipam_ipaddress (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    host bytea NOT NULL,
    broadcast bytea NOT NULL,
    prefix_length integer NOT NULL,
    dns_name character varying(255) NOT NULL,
    description character varying(200) NOT NULL,
    nat_inside_id uuid,
    status_id uuid,
    tenant_id uuid,
    vrf_id uuid,
    role_id uuid,
    ip_version integer,
    parent_id uuid,
    type character varying(50) NOT NULL
);
ALTER TABLE ONLY ipam_ipaddress
    ADD CONSTRAINT ipam_ipaddress_pkey PRIMARY KEY (id);
CREATE INDEX ipam_ipaddress_broadcast_f3d0b760 ON ipam_ipaddress USING btree (broadcast);
CREATE INDEX ipam_ipaddress_dns_name_d5c4f5d8 ON ipam_ipaddress USING btree (dns_name);
CREATE INDEX ipam_ipaddress_dns_name_d5c4f5d8_like ON ipam_ipaddress USING btree (dns_name varchar_pattern_ops);
CREATE INDEX ipam_ipaddress_host_c1f8ad3e ON ipam_ipaddress USING btree (host);
CREATE INDEX ipam_ipaddress_ip_version_ce3b626f ON ipam_ipaddress USING btree (ip_version);
CREATE INDEX ipam_ipaddress_nat_inside_id_a45fb7c5 ON ipam_ipaddress USING btree (nat_inside_id);
CREATE INDEX ipam_ipaddress_new_role_id_93bf5f61 ON ipam_ipaddress USING btree (role_id);
CREATE INDEX ipam_ipaddress_parent_id_085a7a43 ON ipam_ipaddress USING btree (parent_id);
CREATE INDEX ipam_ipaddress_prefix_length_f80d3663 ON ipam_ipaddress USING btree (prefix_length);
CREATE INDEX ipam_ipaddress_status_id_942778b7 ON ipam_ipaddress USING btree (status_id);
CREATE INDEX ipam_ipaddress_tenant_id_ac55acfd ON ipam_ipaddress USING btree (tenant_id);
CREATE INDEX ipam_ipaddress_vrf_id_51fcc59b ON ipam_ipaddress USING btree (vrf_id);
ALTER TABLE ONLY ipam_ipaddress
    ADD CONSTRAINT ipam_ipaddress_nat_inside_id_a45fb7c5_fk_ipam_ipaddress_id FOREIGN KEY (nat_inside_id) REFERENCES ipam_ipaddress(id) DEFERRABLE INITIALLY DEFERRED;

-- then
ALTER TABLE "ipam_ipaddress" ADD CONSTRAINT "ipam_ipaddress_parent_id_host_89330d7e_uniq" UNIQUE ("parent_id", "host");
ALTER TABLE "ipam_ipaddress" DROP COLUMN "broadcast" CASCADE;
ALTER TABLE "ipam_ipaddress" DROP COLUMN "vrf_id" CASCADE;
ALTER TABLE "ipam_ipaddress" RENAME COLUMN "prefix_length" TO "mask_length";
