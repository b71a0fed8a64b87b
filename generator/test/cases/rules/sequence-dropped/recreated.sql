-- finds breaking sequence public.numbers

-- before
CREATE SEQUENCE numbers;

-- seen
DROP SEQUENCE numbers;
CREATE SEQUENCE numbers;
