-- liquibase formatted sql
-- changeset bob:1 runInTransaction:false
CREATE INDEX CONCURRENTLY items_name ON items (name);
-- changeset bob:2 dbms:"postgresql, h2" runOnChange:true
CREATE OR REPLACE VIEW all_items AS SELECT * FROM items;
