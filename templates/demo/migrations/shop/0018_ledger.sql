-- Double-entry books: the tax adviser gets an export instead of a spreadsheet.

CREATE TABLE billing.accounts (
  code text PRIMARY KEY,
  name text NOT NULL,
  parent_code text REFERENCES billing.accounts ON UPDATE CASCADE
);
COMMENT ON TABLE billing.accounts IS 'Chart of accounts, as our tax adviser keeps it.';
CREATE INDEX accounts_parent_code_idx ON billing.accounts (parent_code);

CREATE TABLE billing.ledger_entries (
  transaction_id uuid NOT NULL DEFAULT uuidv7(),
  line smallint NOT NULL,
  account_code text NOT NULL REFERENCES billing.accounts ON UPDATE CASCADE,
  amount numeric(14,2) NOT NULL,
  booked_on date NOT NULL DEFAULT CURRENT_DATE,
  payment_id bigint REFERENCES billing.payments ON DELETE RESTRICT,
  refund_id bigint REFERENCES billing.refunds ON DELETE RESTRICT,
  text text NOT NULL DEFAULT '',
  PRIMARY KEY (transaction_id, line),
  CONSTRAINT ledger_entries_one_source CHECK (num_nonnulls(payment_id, refund_id) <= 1)
);
COMMENT ON TABLE billing.ledger_entries IS 'The books. The lines of a transaction add up to nothing.';
COMMENT ON COLUMN billing.ledger_entries.amount IS 'In euros. Debit is positive, credit negative.';
CREATE INDEX ledger_entries_account_idx ON billing.ledger_entries (account_code, booked_on);
CREATE INDEX ledger_entries_payment_id_idx ON billing.ledger_entries (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX ledger_entries_refund_id_idx ON billing.ledger_entries (refund_id) WHERE refund_id IS NOT NULL;

CREATE FUNCTION billing.check_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount) FROM billing.ledger_entries WHERE transaction_id = NEW.transaction_id) <> 0 THEN
    RAISE EXCEPTION 'transaction % does not balance', NEW.transaction_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT OR UPDATE ON billing.ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION billing.check_balance();
COMMENT ON TRIGGER ledger_entries_balance ON billing.ledger_entries IS 'Looks at the whole transaction when it commits.';

CREATE PROCEDURE billing.close_month(month date)
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM billing.invoices WHERE paid_at IS NULL AND due_on < month) THEN
    RAISE NOTICE 'there are unpaid invoices from before %', month;
  END IF;
END
$$;
COMMENT ON PROCEDURE billing.close_month(date) IS 'Checks to be run before the books of a month are closed.';
GRANT SELECT, INSERT ON billing.accounts, billing.ledger_entries TO backoffice;
