CREATE TABLE project_memberships (project_id text, user_id text, role text, created_at date, PRIMARY KEY (project_id, user_id), note text);
CREATE INDEX project_memberships_user_id_idx ON project_memberships (user_id);
