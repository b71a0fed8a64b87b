CREATE TABLE verification_tokens (identifier text, token text UNIQUE, expires date);
