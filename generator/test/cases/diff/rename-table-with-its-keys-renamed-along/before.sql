CREATE TABLE memberships (project_id text, user_id text, role text, created_at date, PRIMARY KEY (project_id, user_id));
CREATE INDEX memberships_user_id_idx ON memberships (user_id);
