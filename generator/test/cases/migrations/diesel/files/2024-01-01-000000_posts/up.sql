CREATE TABLE posts (id serial primary key, updated_at timestamp);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON posts FOR EACH ROW EXECUTE PROCEDURE diesel_set_updated_at();
