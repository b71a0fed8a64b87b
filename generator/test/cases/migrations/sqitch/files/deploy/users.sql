-- Deploy shop:users to pg
-- requires: appschema
BEGIN;
SET client_min_messages = 'warning';
SET search_path TO shop;
CREATE TABLE users (name text PRIMARY KEY);
COMMIT;
