CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, region text NOT NULL, PRIMARY KEY (id, at, region), UNIQUE (at, region, id)) PARTITION BY RANGE (at);
CREATE INDEX by_region ON events (region) WITH (fillfactor = 80);
CREATE INDEX by_word ON events (lower(region));
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (region);
CREATE TABLE events_2026_eu PARTITION OF events_2026 FOR VALUES IN ('de', 'fr');
-- What attached indexes have of their own.
COMMENT ON INDEX events_2025_region_idx IS 'Of one year';
COMMENT ON INDEX events_2025_pkey IS 'The key of one year';
ALTER INDEX events_2025_region_idx SET (fillfactor = 60);
ALTER INDEX events_2026_eu_region_idx RESET (fillfactor);
ALTER INDEX events_2025_lower_idx ALTER COLUMN 1 SET STATISTICS 300;
ALTER TABLE events_2025 CLUSTER ON events_2025_region_idx;
ALTER TABLE events_2025 REPLICA IDENTITY USING INDEX events_2025_at_region_id_key;
ALTER TABLE events_2026_eu REPLICA IDENTITY USING INDEX events_2026_eu_pkey;
-- Triggers of the table that are in another state.
CREATE FUNCTION check_event() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER off_in_one AFTER INSERT ON events FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION check_event();
CREATE TRIGGER on_in_one BEFORE UPDATE OF region ON events FOR EACH ROW EXECUTE FUNCTION check_event('a');
CREATE TRIGGER alike AFTER DELETE ON events FOR EACH ROW EXECUTE FUNCTION check_event();
ALTER TABLE events_2025 DISABLE TRIGGER off_in_one;
ALTER TABLE ONLY events_2026_eu ENABLE ALWAYS TRIGGER off_in_one;
ALTER TABLE events DISABLE TRIGGER on_in_one;
ALTER TABLE events_2025 ENABLE TRIGGER on_in_one;
COMMENT ON TRIGGER off_in_one ON events_2025 IS 'Loaded by hand';
CREATE TABLE kinds (id bigint PRIMARY KEY);
ALTER TABLE events ADD FOREIGN KEY (id) REFERENCES kinds;
CREATE STATISTICS of_2025 (ndistinct) ON id, at FROM events_2025;
