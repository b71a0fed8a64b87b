-- finds risky column public.orders.total

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
DO $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER to' || 'tal SET NOT NULL'; END $$;
ALTER TABLE orders ALTER total SET STATISTICS 100;
COMMENT ON COLUMN orders.total IS 'cents';
