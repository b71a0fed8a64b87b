-- finds safe grant reader on public

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE ROLE reader;
CREATE ROLE writer;

-- then
GRANT CREATE ON SCHEMA public TO reader;
