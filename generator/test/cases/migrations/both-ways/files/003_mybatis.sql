-- // a table of things
-- Down below is only a remark.
CREATE TABLE c (id int); -- down
COMMENT ON TABLE c IS 'what follows
-- is no marker';

-- //@UNDO
-- rollback of the table
DROP TABLE c;
