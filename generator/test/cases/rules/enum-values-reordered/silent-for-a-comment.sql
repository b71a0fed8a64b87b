-- finds nothing

-- before
CREATE TYPE a AS ENUM ('x');

-- then
COMMENT ON TYPE a IS 'x';
