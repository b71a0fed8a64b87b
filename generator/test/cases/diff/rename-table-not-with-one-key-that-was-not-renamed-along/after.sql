CREATE TABLE project_memberships (project_id text, user_id text, role text, created_at date, PRIMARY KEY (project_id, user_id));
CREATE INDEX of_users ON project_memberships (user_id);
