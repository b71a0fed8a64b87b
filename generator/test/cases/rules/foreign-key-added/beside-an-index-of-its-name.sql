-- finds safe foreign key event_cipher on public.event at line 1

-- before
CREATE TABLE cipher (id integer PRIMARY KEY);
CREATE TABLE event (id integer PRIMARY KEY, cipher integer);

-- seen
ALTER TABLE event ADD CONSTRAINT event_cipher FOREIGN KEY (cipher) REFERENCES cipher NOT VALID;

CREATE INDEX event_cipher ON event (cipher);

ALTER TABLE event VALIDATE CONSTRAINT event_cipher;
