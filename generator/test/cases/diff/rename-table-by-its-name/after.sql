CREATE TABLE order_items (a bigint, b text);
