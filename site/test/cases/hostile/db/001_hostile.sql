CREATE SCHEMA "<script>window.pwned=4</script>";
CREATE SCHEMA "a/b|c";
CREATE TYPE "a/b|c"."{{ kind }}" AS ENUM ('<img src=x onerror=window.pwned=5>', '"quoted"', 'a|b', '${x}');
CREATE TABLE "<script>window.pwned=4</script>"."""; DROP TABLE x; --" (
  "../../etc/passwd" int PRIMARY KEY,
  "<img src=x onerror=window.pwned=6>" text NOT NULL DEFAULT '</td></script><script>window.pwned=7</script>',
  "javascript:window.pwned=8" "a/b|c"."{{ kind }}",
  "emoji 🎉 and @octocat" text,
  "a
line break" text CHECK ("a
line break" <> '<!--')
);
COMMENT ON TABLE "<script>window.pwned=4</script>"."""; DROP TABLE x; --" IS '<script>window.pwned=9</script> {{ 1 + 1 }} ${x} <!-- gone? --> @team | `code`';
COMMENT ON COLUMN "<script>window.pwned=4</script>"."""; DROP TABLE x; --"."emoji 🎉 and @octocat" IS '</script><script>window.pwned=10</script>';
CREATE TABLE "a/b|c"."CON" (id int PRIMARY KEY, parent int REFERENCES "a/b|c"."CON");
CREATE TABLE "a/b|c"."con" (id int PRIMARY KEY REFERENCES "a/b|c"."CON", other int REFERENCES "<script>window.pwned=4</script>"."""; DROP TABLE x; --");
CREATE TABLE public."%2e%2e%2f?x=1#y" (id int PRIMARY KEY);
CREATE VIEW public."view </code></pre><script>window.pwned=11</script>" AS SELECT id AS "</code>" FROM public."%2e%2e%2f?x=1#y";
CREATE FUNCTION public."f </pre>"("<b>" int) RETURNS int LANGUAGE sql AS $$ SELECT 1 /* </code></pre><script>window.pwned=12</script> */ $$;
CREATE TABLE public."</title><script>window.pwned=13</script>" (id int PRIMARY KEY);
COMMENT ON TABLE public."</title><script>window.pwned=13</script>" IS '"><script>window.pwned=14</script></head>';
CREATE SCHEMA changes;
CREATE TABLE changes.changes (id int PRIMARY KEY);
