CREATE TABLE purchases (id bigint, state text NOT NULL DEFAULT 'new', total numeric(10,2), placed_at date);
