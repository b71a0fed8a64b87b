CREATE TABLE t (id bigint, owner text);
CREATE POLICY own ON t USING (owner = current_user);
