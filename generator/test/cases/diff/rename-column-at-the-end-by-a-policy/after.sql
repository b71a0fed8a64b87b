CREATE TABLE t (id bigint, keeper text);
CREATE POLICY own ON t USING (keeper = current_user);
