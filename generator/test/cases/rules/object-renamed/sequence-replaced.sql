-- finds risky sequence public.old_numbers

-- before
CREATE SEQUENCE numbers;

-- seen
ALTER SEQUENCE numbers RENAME TO old_numbers;
CREATE SEQUENCE numbers;
