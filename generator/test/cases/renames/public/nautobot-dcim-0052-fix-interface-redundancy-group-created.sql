CREATE TABLE dcim_interfaceredundancygroupassociation (
    id uuid NOT NULL,
    created timestamp with time zone,
    last_updated timestamp with time zone,
    priority smallint NOT NULL,
    interface_id uuid NOT NULL,
    interface_redundancy_group_id uuid NOT NULL,
    created_datetimefield timestamp with time zone,
    CONSTRAINT dcim_interfaceredundancygroupassociation_priority_check CHECK ((priority >= 0))
);
ALTER TABLE ONLY dcim_interfaceredundancygroupassociation
    ADD CONSTRAINT dcim_interfaceredundancy_interface_redundancy_gro_5aece630_uniq UNIQUE (interface_redundancy_group_id, interface_id);
ALTER TABLE ONLY dcim_interfaceredundancygroupassociation
    ADD CONSTRAINT dcim_interfaceredundancygroupassociation_pkey PRIMARY KEY (id);
CREATE INDEX dcim_interfaceredundancygr_interface_redundancy_group_a12adcaa ON dcim_interfaceredundancygroupassociation USING btree (interface_redundancy_group_id);
CREATE INDEX dcim_interfaceredundancygroupassociation_interface_id_a2cd97e8 ON dcim_interfaceredundancygroupassociation USING btree (interface_id);

-- then
ALTER TABLE "dcim_interfaceredundancygroupassociation" DROP COLUMN "created" CASCADE;
ALTER TABLE "dcim_interfaceredundancygroupassociation" RENAME COLUMN "created_datetimefield" TO "created";
