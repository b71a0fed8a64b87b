\restrict kT9x0Ab

SET statement_timeout = 0;
SET transaction_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET default_tablespace = '';

CREATE TABLE public.ar_internal_metadata (
    key character varying NOT NULL,
    value character varying
);

CREATE TABLE public.schema_migrations (version character varying NOT NULL);
ALTER TABLE public.schema_migrations OWNER TO deploy;

\unrestrict kT9x0Ab

SET search_path TO "$user", public;

INSERT INTO "schema_migrations" (version) VALUES
('20240101000000');
