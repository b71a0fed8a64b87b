-- finds safe index event_cipher on public.event at line 2

-- before
CREATE TABLE cipher (id integer PRIMARY KEY);
CREATE TABLE event (id integer PRIMARY KEY, cipher integer);

-- seen
ALTER TABLE event ADD CONSTRAINT event_cipher FOREIGN KEY (cipher) REFERENCES cipher;
CREATE INDEX CONCURRENTLY event_cipher ON event (cipher);
