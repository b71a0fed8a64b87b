-- finds breaking sequence public.invoice_number

-- before
CREATE SEQUENCE numbers;

-- seen
ALTER SEQUENCE numbers RENAME TO invoice_number;
