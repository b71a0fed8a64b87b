CREATE TABLE memberships (project_id text, user_id text, role text, created_at date, PRIMARY KEY (project_id, user_id));
CREATE INDEX by_user ON memberships (user_id);
