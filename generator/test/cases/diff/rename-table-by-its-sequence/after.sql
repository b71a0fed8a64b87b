CREATE SEQUENCE accounts_id_seq AS integer;
CREATE TABLE customers (id integer NOT NULL DEFAULT nextval('accounts_id_seq'), name text);
ALTER SEQUENCE accounts_id_seq OWNED BY customers.id;
