-- finds breaking column public.orders.note

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, note text CHECK (note <> ''));
CREATE INDEX a ON orders (note);
CREATE INDEX b ON orders (lower(note));
CREATE INDEX c ON orders (upper(note));
CREATE INDEX d ON orders (id) WHERE note IS NOT NULL;
CREATE INDEX e ON orders (id) INCLUDE (note);
CREATE INDEX f ON orders (note, id);

-- then
ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);
