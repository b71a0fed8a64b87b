-- People typed names and telephone numbers into it.
ALTER TABLE receipts DROP COLUMN note;
ALTER TABLE receipts MODIFY COLUMN paid_with enum('cash', 'card', 'phone', 'voucher') NOT NULL;
