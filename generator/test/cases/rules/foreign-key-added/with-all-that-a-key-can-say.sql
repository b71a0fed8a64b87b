-- finds risky foreign key "To User" on public.orders
-- finds risky foreign key full_match on public.orders

-- before
CREATE SCHEMA "People";
CREATE TABLE "People".users (id bigint PRIMARY KEY, email text UNIQUE, a integer, b integer, UNIQUE (b, a));
CREATE TABLE orders (id bigint PRIMARY KEY, "eMail" text, x integer, y integer);

-- seen
ALTER TABLE orders ADD CONSTRAINT "To User" FOREIGN KEY ("eMail") REFERENCES "People".users (email)
  ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE orders ADD CONSTRAINT full_match FOREIGN KEY (y, x) REFERENCES "People".users (b, a) MATCH FULL ON DELETE RESTRICT DEFERRABLE;
