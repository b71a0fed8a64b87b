-- finds risky column public.tickets.id

-- before
CREATE TABLE tickets (id bigint GENERATED ALWAYS AS IDENTITY);

-- then
ALTER SEQUENCE tickets_id_seq SET UNLOGGED;
