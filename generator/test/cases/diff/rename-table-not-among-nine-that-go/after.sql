CREATE TABLE fresh (a_uuid uuid, b_uuid uuid, c_uuid uuid, e_uuid uuid);
COMMENT ON TABLE fresh IS 'A log';
