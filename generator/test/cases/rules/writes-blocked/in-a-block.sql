-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE INDEX by_state ON orders (state);

-- seen
DO $$ BEGIN EXECUTE 'DROP INDEX by' || '_state'; EXECUTE 'CREATE INDEX by' || '_state ON orders (state)'; END $$;
