-- finds breaking column public.orders.state

-- before
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ALTER state TYPE state USING state::state;
