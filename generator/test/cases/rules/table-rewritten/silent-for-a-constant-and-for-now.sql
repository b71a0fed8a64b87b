-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ADD COLUMN placed_at timestamptz DEFAULT now(), ADD COLUMN kind text DEFAULT 'random()';
