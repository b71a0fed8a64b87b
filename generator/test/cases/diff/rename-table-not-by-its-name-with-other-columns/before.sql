CREATE TABLE order_item (a bigint, b text);
