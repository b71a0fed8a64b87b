CREATE TABLE u (a integer, b text, c date, d uuid);
CREATE RULE r AS ON DELETE TO u DO INSTEAD NOTHING;
