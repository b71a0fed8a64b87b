-- finds risky rule r on public.t

-- before
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;

-- then
ALTER TABLE t DISABLE RULE r;
