CREATE TABLE items (order_id bigint REFERENCES orders);
