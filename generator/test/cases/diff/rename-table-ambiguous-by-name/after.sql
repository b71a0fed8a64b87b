CREATE TABLE order_items (a bigint);
CREATE TABLE orderitem (a bigint);
