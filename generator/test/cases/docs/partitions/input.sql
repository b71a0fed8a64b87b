CREATE TABLE devices (id integer PRIMARY KEY, site text NOT NULL, UNIQUE (site, id));

CREATE TABLE readings (
  device_id integer NOT NULL REFERENCES devices ON DELETE CASCADE,
  at timestamptz NOT NULL,
  value double precision,
  PRIMARY KEY (device_id, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE readings IS 'What the sensors said.';
CREATE INDEX readings_at ON readings (at);
CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01 00:00Z') TO ('2025-01-01 00:00Z')
  PARTITION BY HASH (device_id);
CREATE TABLE readings_2024_even PARTITION OF readings_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE readings_2024_odd PARTITION OF readings_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE readings_rest PARTITION OF readings DEFAULT;
COMMENT ON TABLE readings_rest IS 'Should stay empty.';
CREATE INDEX readings_rest_value ON readings_rest (value);
ALTER TABLE readings_rest ADD CONSTRAINT rest_value CHECK (value > 0);
SET TimeZone = 'UTC';

CREATE TABLE documents (id integer PRIMARY KEY, title text NOT NULL);
CREATE TABLE contracts (signed date) INHERITS (documents);
CREATE TABLE letters (PRIMARY KEY (id), sender text) INHERITS (documents);
CREATE VIEW recent AS SELECT * FROM readings WHERE at > now() - interval '1 day' WITH LOCAL CHECK OPTION;

CREATE TABLE shelves (
  building text, room integer, shelf integer,
  parent_building text, parent_room integer, parent_shelf integer,
  PRIMARY KEY (building, room, shelf),
  CONSTRAINT inside FOREIGN KEY (parent_building, parent_room, parent_shelf) REFERENCES shelves
    MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE
);
