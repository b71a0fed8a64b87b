CREATE TABLE events (
  id bigint NOT NULL, at date NOT NULL, region text, kind text,
  PRIMARY KEY (id, at, region)
) PARTITION BY RANGE (at);
CREATE INDEX by_region ON events (region);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO (MAXVALUE) PARTITION BY LIST (region);
CREATE TABLE events_2026_eu PARTITION OF events_2026 FOR VALUES IN ('de', 'fr');
CREATE TABLE events_2026_rest PARTITION OF events_2026 DEFAULT PARTITION BY HASH (id);
CREATE TABLE events_2026_rest_0 PARTITION OF events_2026_rest FOR VALUES WITH (modulus 2, remainder 0);
CREATE SCHEMA archive;
CREATE TABLE archive.events_2026_rest_1 PARTITION OF events_2026_rest FOR VALUES WITH (modulus 2, remainder 1);
CREATE TABLE events_else PARTITION OF events (CONSTRAINT old CHECK (at < '2025-01-01')) DEFAULT;
CREATE TABLE kinds (kind text PRIMARY KEY);
ALTER TABLE events_2025 ADD CONSTRAINT known_kind FOREIGN KEY (kind) REFERENCES kinds;
ALTER TABLE events_2025 ALTER kind SET DEFAULT 'old';
ALTER TABLE events_2025 ALTER kind SET NOT NULL;
ALTER TABLE events_2025 SET (fillfactor = 60);
ALTER TABLE events_2025 ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON events_2025 USING (region = 'de');
CREATE INDEX only_here ON events_2025 (kind);
CREATE RULE never AS ON DELETE TO events_2025 DO INSTEAD NOTHING;
CREATE TABLE about_events (event bigint, at date, region text, FOREIGN KEY (event, at, region) REFERENCES events);
CREATE TABLE by_month (id integer, at timestamp) PARTITION BY RANGE (date_trunc('month', at), id);
CREATE FUNCTION check_event() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER on_all AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION check_event();
CREATE TRIGGER on_one BEFORE INSERT ON events_2025 FOR EACH ROW EXECUTE FUNCTION check_event();
COMMENT ON TABLE events_2025 IS 'The first year';
COMMENT ON COLUMN events_2025.kind IS 'As it was called then';
GRANT SELECT ON events_2025 TO schemalog_reader;
