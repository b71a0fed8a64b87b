CREATE TABLE t (a integer, b text, c date, d uuid);
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
