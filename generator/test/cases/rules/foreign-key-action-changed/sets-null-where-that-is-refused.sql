-- finds breaking foreign key orders_customer on public.orders
-- finds risky foreign key notes_customer on public.notes
-- finds risky foreign key parts_whole on public.parts

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE wholes (region text, id bigint, PRIMARY KEY (region, id));
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT orders_customer REFERENCES customers ON DELETE CASCADE);
CREATE TABLE notes (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT notes_customer REFERENCES customers);
CREATE TABLE parts (id bigint PRIMARY KEY, region text NOT NULL, whole bigint,
  CONSTRAINT parts_whole FOREIGN KEY (region, whole) REFERENCES wholes ON DELETE CASCADE);

-- then
ALTER TABLE orders DROP CONSTRAINT orders_customer, ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE SET NULL;
ALTER TABLE notes DROP CONSTRAINT notes_customer, ADD CONSTRAINT notes_customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE SET NULL;
ALTER TABLE parts DROP CONSTRAINT parts_whole, ADD CONSTRAINT parts_whole FOREIGN KEY (region, whole) REFERENCES wholes ON DELETE SET NULL (whole);
