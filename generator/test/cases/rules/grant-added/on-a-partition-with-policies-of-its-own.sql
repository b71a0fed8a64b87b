-- finds safe partition visits_26 on public.visits

-- before
CREATE ROLE reader;
CREATE TABLE visits (d date, who name) PARTITION BY RANGE (d);
CREATE TABLE visits_26 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON visits USING (who = current_user);
ALTER TABLE visits_26 ENABLE ROW LEVEL SECURITY;

-- then
GRANT SELECT ON visits_26 TO reader;
