-- finds breaking view public."To"

-- before
CREATE VIEW "From" AS SELECT 1 AS a;

-- then
ALTER VIEW "From" RENAME TO "To";
