-- finds risky unique one on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ADD CONSTRAINT one UNIQUE (state, note);

-- then
ALTER TABLE orders DROP CONSTRAINT one;
ALTER TABLE orders ADD CONSTRAINT one UNIQUE (state);
