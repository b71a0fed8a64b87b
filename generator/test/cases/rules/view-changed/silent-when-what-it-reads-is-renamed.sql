-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, label text, total integer);
CREATE VIEW names AS SELECT id, upper(label) AS label FROM orders WHERE label <> '';

-- seen
ALTER TABLE orders RENAME COLUMN label TO caption;
