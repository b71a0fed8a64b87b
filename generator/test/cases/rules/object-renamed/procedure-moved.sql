-- finds breaking routine sales.clean()

-- before
CREATE SCHEMA sales; CREATE PROCEDURE clean() LANGUAGE sql AS 'SELECT 1';

-- seen
ALTER PROCEDURE clean SET SCHEMA sales;
