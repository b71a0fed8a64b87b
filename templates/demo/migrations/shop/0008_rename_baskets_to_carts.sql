-- Everybody says "cart": the storefront, the API and the customers. Now the database does too.
-- The column basket_id follows when the last storefront that reads it is gone.

ALTER TABLE shop.baskets RENAME TO carts;
ALTER TABLE shop.basket_items RENAME TO cart_items;

ALTER TABLE shop.carts RENAME CONSTRAINT baskets_pkey TO carts_pkey;
ALTER TABLE shop.carts RENAME CONSTRAINT baskets_customer_id_fkey TO carts_customer_id_fkey;
ALTER INDEX shop.baskets_customer_id_idx RENAME TO carts_customer_id_idx;
ALTER TRIGGER baskets_touch ON shop.carts RENAME TO carts_touch;
ALTER TABLE shop.cart_items RENAME CONSTRAINT basket_items_pkey TO cart_items_pkey;
ALTER TABLE shop.cart_items RENAME CONSTRAINT basket_items_basket_id_fkey TO cart_items_basket_id_fkey;
ALTER TABLE shop.cart_items RENAME CONSTRAINT basket_items_variant_id_fkey TO cart_items_variant_id_fkey;
ALTER TABLE shop.cart_items RENAME CONSTRAINT basket_items_quantity_check TO cart_items_quantity_check;
ALTER INDEX shop.basket_items_variant_id_idx RENAME TO cart_items_variant_id_idx;

COMMENT ON TABLE shop.carts IS 'What somebody is about to buy. Carts that nobody has touched for 90 days are deleted.';
COMMENT ON TABLE shop.cart_items IS 'What lies in a cart, and how many of it.';
