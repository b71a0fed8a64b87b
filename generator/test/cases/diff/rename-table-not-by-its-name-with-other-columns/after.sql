CREATE TABLE order_items (a text, b bigint);
