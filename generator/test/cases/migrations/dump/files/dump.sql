--
-- PostgreSQL database dump
--
\restrict Zk1

DROP DATABASE IF EXISTS prod;
CREATE DATABASE prod WITH TEMPLATE = template0;
ALTER DATABASE prod OWNER TO prod_owner;
\unrestrict Zk1
\connect prod
\restrict Zk1

SET standard_conforming_strings = on;
SET some_future_setting = 0;

CREATE FUNCTION public.total(a integer) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT CASE WHEN (total.a > 1) THEN 1 ELSE 2 END AS "case";
 SELECT 3;
END;

CREATE TABLE public.lines (
    id integer NOT NULL,
    note text DEFAULT 'a;b\'::text,
    other text DEFAULT E'it\'s; fine'::text
);

CREATE SEQUENCE public.lines_id_seq;
CREATE TABLE public.words (word text PRIMARY KEY);

COPY public.lines (id, note, other) FROM stdin;
1	'unbalanced	$$
2	; -- not a comment /*	\N
\.

COPY public.words (word) FROM stdin;
\.

INSERT INTO public.lines VALUES (NULL);
SELECT pg_catalog.setval('public.lines_id_seq', 1, false);

CREATE RULE silent AS ON DELETE TO public.lines DO ALSO (NOTIFY a; NOTIFY b);
/* nested /* comment; */ still; */
ALTER TABLE ONLY public.lines
    ADD CONSTRAINT lines_words FOREIGN KEY (note) REFERENCES public.words(word);
