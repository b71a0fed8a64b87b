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
