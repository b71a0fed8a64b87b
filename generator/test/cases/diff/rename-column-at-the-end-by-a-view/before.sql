CREATE TABLE t (id bigint, state text);
CREATE VIEW open AS SELECT id, state FROM t WHERE state <> 'done';
