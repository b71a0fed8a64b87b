CREATE TABLE t (id bigint, phase text);
CREATE VIEW open AS SELECT id, phase FROM t WHERE phase <> 'done';
