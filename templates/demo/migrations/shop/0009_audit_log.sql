-- Who changed what. Asked for by the auditors, after the price incident of March.

CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'Append-only record of changes to what matters.';

-- Not an identity column: inheriting tables take over a default, but not an identity.
CREATE SEQUENCE audit.entry_id_seq;
COMMENT ON SEQUENCE audit.entry_id_seq IS 'One numbering for all tables of the log.';

CREATE TABLE audit.entries (
  id bigint NOT NULL DEFAULT nextval('audit.entry_id_seq') PRIMARY KEY,
  happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL DEFAULT CURRENT_USER,
  operation text NOT NULL,
  CONSTRAINT entries_operation_check CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'DDL'))
);
COMMENT ON TABLE audit.entries IS 'All entries; select from here to see rows of the inheriting tables too.';

CREATE TABLE audit.row_changes (
  table_name regclass NOT NULL,
  row_before jsonb,
  row_after jsonb,
  PRIMARY KEY (id),
  CONSTRAINT row_changes_has_a_side CHECK (row_before IS NOT NULL OR row_after IS NOT NULL)
) INHERITS (audit.entries);
COMMENT ON TABLE audit.row_changes IS 'A row that was written, before and after.';
ALTER TABLE audit.row_changes ALTER COLUMN row_before SET STORAGE EXTERNAL;
CREATE INDEX row_changes_table_name_idx ON audit.row_changes (table_name, happened_at);

CREATE TABLE audit.schema_changes (
  command_tag text NOT NULL,
  object_identity text,
  PRIMARY KEY (id)
) INHERITS (audit.entries);
COMMENT ON TABLE audit.schema_changes IS 'Commands that changed the structure of the database.';

CREATE FUNCTION audit.record_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
BEGIN
  INSERT INTO row_changes (operation, table_name, row_before, row_after)
  VALUES (TG_OP, TG_RELID, CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION audit.record_row() IS 'Attach it AFTER INSERT OR UPDATE OR DELETE to a table that is audited.';
CREATE TRIGGER product_variants_audit AFTER UPDATE OF price, sku OR DELETE ON catalog.product_variants
  FOR EACH ROW EXECUTE FUNCTION audit.record_row();
CREATE TRIGGER user_roles_audit AFTER INSERT OR UPDATE OR DELETE ON auth.user_roles
  FOR EACH ROW EXECUTE FUNCTION audit.record_row();
CREATE TRIGGER refunds_audit AFTER INSERT OR UPDATE OR DELETE ON billing.refunds
  FOR EACH ROW EXECUTE FUNCTION audit.record_row();

CREATE FUNCTION audit.record_ddl() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
DECLARE
  command record;
BEGIN
  FOR command IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
    INSERT INTO schema_changes (operation, command_tag, object_identity)
    VALUES ('DDL', command.command_tag, command.object_identity);
  END LOOP;
END
$$;
CREATE EVENT TRIGGER record_ddl ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'CREATE POLICY', 'ALTER POLICY')
  EXECUTE FUNCTION audit.record_ddl();
COMMENT ON EVENT TRIGGER record_ddl IS 'The auditors want to know who changed a table or a policy.';

-- Orders had no foreign key to the address. Old rows are repaired first, then it is validated.
ALTER TABLE shop.orders ADD CONSTRAINT orders_shipping_address_id_fkey
  FOREIGN KEY (shipping_address_id) REFERENCES shop.addresses ON DELETE RESTRICT NOT VALID;
