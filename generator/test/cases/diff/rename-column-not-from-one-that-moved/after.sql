CREATE TABLE orders (id bigint, memo text, total numeric, note text);
