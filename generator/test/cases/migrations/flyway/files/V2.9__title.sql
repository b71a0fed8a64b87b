ALTER TABLE accounts ADD COLUMN title text;
