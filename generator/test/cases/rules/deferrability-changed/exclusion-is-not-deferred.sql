-- finds breaking exclusion f on public.t

-- before
CREATE TABLE p (a integer PRIMARY KEY);
CREATE TABLE t (x integer, CONSTRAINT f EXCLUDE USING btree (x WITH =) DEFERRABLE INITIALLY DEFERRED);

-- then
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f EXCLUDE USING btree (x WITH =);
