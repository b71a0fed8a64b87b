-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE FUNCTION clear() RETURNS void LANGUAGE sql AS 'DELETE FROM public.orders';

-- seen
DO $$ BEGIN PERFORM clear(); END $$;
