ALTER TABLE receipt_lines ADD COLUMN amount decimal(12,2) AS (quantity * price) STORED;
ALTER TABLE receipts ADD COLUMN note varchar(200) COMMENT 'Typed in by whoever is at the till';

CREATE VIEW takings AS
SELECT t.store_id, CAST(r.printed_at AS date) AS day, r.paid_with, SUM(r.total) AS total
FROM receipts r JOIN tills t ON t.id = r.till_id
GROUP BY t.store_id, CAST(r.printed_at AS date), r.paid_with;
