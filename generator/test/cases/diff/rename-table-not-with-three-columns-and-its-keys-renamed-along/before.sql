CREATE TABLE verification_token (identifier text, token text UNIQUE, expires date);
