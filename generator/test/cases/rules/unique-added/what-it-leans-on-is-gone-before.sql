-- finds risky index u on public.m

-- before
CREATE TABLE m (id int PRIMARY KEY, p int);
-- seen
ALTER TABLE m DROP CONSTRAINT m_pkey;
CREATE UNIQUE INDEX u ON m (id);
