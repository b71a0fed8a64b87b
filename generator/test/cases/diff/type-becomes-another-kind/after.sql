CREATE DOMAIN state AS text;
