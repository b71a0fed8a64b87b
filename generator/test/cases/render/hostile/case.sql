-- before
CREATE SCHEMA "@octocat";
CREATE TABLE "@octocat"."a|b" (id bigint, "<img src=x onerror=alert(1)>" text, "`x` *y* _z_" text, "#1 GH-2 !3" text, last text);
CREATE VIEW "@octocat"."[click](javascript:alert(1))" AS SELECT id FROM "@octocat"."a|b";

-- then
ALTER TABLE "@octocat"."a|b" DROP COLUMN "<img src=x onerror=alert(1)>";
ALTER TABLE "@octocat"."a|b" ALTER "`x` *y* _z_" TYPE varchar(3);
ALTER TABLE "@octocat"."a|b" ALTER last SET DEFAULT '</code></td><script>alert(1)</script>| | @octocat';
COMMENT ON COLUMN "@octocat"."a|b"."#1 GH-2 !3" IS E'```\n# heading\n<!-- comment -->\n![pixel](https://evil.example/p.png)\n\x1b[2J\x1b]0;owned\x07 \u202e gnirts';
ALTER TABLE "@octocat"."a|b" ADD CONSTRAINT "
| x | y |" CHECK (id > 0);
DROP VIEW "@octocat"."[click](javascript:alert(1))";
