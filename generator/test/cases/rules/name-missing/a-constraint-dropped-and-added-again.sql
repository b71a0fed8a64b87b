-- finds risky unique one on public.a at line 1
-- finds risky check a_qty_check on public.a at line 2
-- finds risky foreign key a_b_id_fkey on public.a at line 3
-- finds risky primary key b_pkey on public.b at line 4
-- finds risky exclusion apart on public.a at line 5

-- before
CREATE TABLE b (id bigint CONSTRAINT b_pkey PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE a (id bigint PRIMARY KEY, qty integer CHECK (qty > 0), b_id bigint REFERENCES c (id),
  CONSTRAINT one UNIQUE (qty), CONSTRAINT apart EXCLUDE USING btree (b_id WITH =));

-- seen
BEGIN; ALTER TABLE a DROP CONSTRAINT one; COMMIT;
BEGIN; ALTER TABLE a DROP CONSTRAINT a_qty_check; COMMIT;
BEGIN; ALTER TABLE a DROP CONSTRAINT a_b_id_fkey; COMMIT;
BEGIN; ALTER TABLE b DROP CONSTRAINT b_pkey; COMMIT;
BEGIN; ALTER TABLE a DROP CONSTRAINT apart; COMMIT;
ALTER TABLE a ADD CONSTRAINT one UNIQUE (qty);
ALTER TABLE a ADD CHECK (qty >= 0);
ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES c (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE b ADD PRIMARY KEY (id);
ALTER TABLE a ADD CONSTRAINT apart EXCLUDE USING btree (b_id WITH =);
