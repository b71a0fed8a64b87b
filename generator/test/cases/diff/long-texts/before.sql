CREATE TABLE orders (id bigint, state text);
COMMENT ON TABLE orders IS 'What customers bought.

Kept for ten years.
';
COMMENT ON COLUMN orders.state IS E'One of:\r\n\topen\r\n\tpaid';
CREATE VIEW open AS
  SELECT id,
    state AS what
  FROM orders
  WHERE state = 'open
or not';
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  -- one more
  RETURN a + 1;
END
$$;
