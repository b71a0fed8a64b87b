ALTER TABLE accounts DROP COLUMN title;
