CREATE TABLE sizes (name text, colors text);
