-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT known CHECK (state IN ('a', 'b')), kind varchar(9) CONSTRAINT kinds CHECK (kind IN ('a', 'b')), grade int CONSTRAINT grades CHECK (grade IN (1, 2)));

-- then
ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (state IN ('a'));
ALTER TABLE orders DROP CONSTRAINT kinds, ADD CONSTRAINT kinds CHECK (kind = 'b');
ALTER TABLE orders DROP CONSTRAINT grades, ADD CONSTRAINT grades CHECK (grade = 2);
