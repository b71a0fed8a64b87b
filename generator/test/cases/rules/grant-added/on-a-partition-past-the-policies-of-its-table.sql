-- finds risky partition visits_26 on public.visits
-- finds risky partition visits_27 on public.visits

-- before
CREATE ROLE reader;
CREATE TABLE visits (d date, who name) PARTITION BY RANGE (d);
CREATE TABLE visits_26 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON visits USING (who = current_user);

-- then
GRANT SELECT ON visits_26 TO reader;
CREATE TABLE visits_27 PARTITION OF visits FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
GRANT SELECT, INSERT ON visits_27 TO reader;
