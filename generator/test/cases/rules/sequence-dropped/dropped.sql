-- finds breaking sequence public.invoice_number

-- before
CREATE SEQUENCE invoice_number;

-- then
DROP SEQUENCE invoice_number;
