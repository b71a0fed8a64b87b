CREATE TABLE order_item (a bigint);
