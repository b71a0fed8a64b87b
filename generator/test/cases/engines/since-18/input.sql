CREATE EXTENSION btree_gist;
CREATE TABLE prices (
  id integer, during daterange, net numeric CONSTRAINT net_there NOT NULL,
  gross numeric GENERATED ALWAYS AS (net * 1.19) VIRTUAL,
  CONSTRAINT prices_key PRIMARY KEY (id, during WITHOUT OVERLAPS),
  CONSTRAINT positive CHECK (net > 0) NOT ENFORCED
);
CREATE TABLE once (id integer PRIMARY KEY);
CREATE TABLE sold (
  id integer, price integer, during daterange,
  CONSTRAINT known FOREIGN KEY (price, PERIOD during) REFERENCES prices (id, PERIOD during),
  CONSTRAINT loose FOREIGN KEY (id) REFERENCES once (id) NOT ENFORCED
);
ALTER TABLE sold ADD CONSTRAINT price_there NOT NULL price NOT VALID;
CREATE TABLE heirless (id integer, CONSTRAINT own NOT NULL id NO INHERIT);
CREATE PUBLICATION computed FOR TABLE prices WITH (publish_generated_columns = stored);
CREATE TABLE at_last (id uuid DEFAULT uuidv7());
COMMENT ON CONSTRAINT net_there ON prices IS 'Nothing is free';
CREATE TABLE visits (id integer CONSTRAINT counted NOT NULL, place text NOT NULL, by text) PARTITION BY LIST (id);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES IN (1);
CREATE TABLE visits_2 (id integer CONSTRAINT counted NOT NULL, place text NOT NULL, by text CONSTRAINT known_by NOT NULL);
ALTER TABLE visits ATTACH PARTITION visits_2 FOR VALUES IN (2);
COMMENT ON CONSTRAINT visits_place_not_null ON visits IS 'With a usual name';
COMMENT ON CONSTRAINT counted ON visits_1 IS 'Of the partition alone';
CREATE TABLE late_visits (hour integer) INHERITS (heirless);
CREATE TABLE places (id integer CONSTRAINT place_id NOT NULL);
CREATE TABLE towns (mayor text) INHERITS (places);
COMMENT ON CONSTRAINT place_id ON towns IS 'Of the child alone';
CREATE DOMAIN known AS text CONSTRAINT always_known NOT NULL;
COMMENT ON CONSTRAINT always_known ON DOMAIN known IS 'Nobody is unknown';
CREATE DOMAIN there AS text NOT NULL;
