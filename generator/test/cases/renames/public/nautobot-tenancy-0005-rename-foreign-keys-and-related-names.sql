CREATE TABLE tenancy_tenant (
    id uuid NOT NULL,
    created date,
    last_updated timestamp with time zone,
    _custom_field_data jsonb NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL,
    description character varying(200) NOT NULL,
    comments text NOT NULL,
    group_id uuid
);
ALTER TABLE ONLY tenancy_tenant
    ADD CONSTRAINT tenancy_tenant_name_key UNIQUE (name);
ALTER TABLE ONLY tenancy_tenant
    ADD CONSTRAINT tenancy_tenant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tenancy_tenant
    ADD CONSTRAINT tenancy_tenant_slug_key UNIQUE (slug);
CREATE INDEX tenancy_tenant_group_id_7daef6f4 ON tenancy_tenant USING btree (group_id);
CREATE INDEX tenancy_tenant_name_f6e5b2f5_like ON tenancy_tenant USING btree (name varchar_pattern_ops);
CREATE INDEX tenancy_tenant_slug_0716575e_like ON tenancy_tenant USING btree (slug varchar_pattern_ops);

-- then
ALTER TABLE "tenancy_tenant" RENAME COLUMN "group_id" TO "tenant_group_id";
