a > 0 AND b < 5 OR c IS NOT NULL
a > 0 AND (b < 5 OR c IS NULL)
NOT (a = 1)
NOT (a = 1 AND b = 2)
NOT a
!a
a BETWEEN 1 AND 5 AND b = 1
a NOT BETWEEN b AND b + 1
c IN ('x', 'y''z', 'it\'s', '\\')
a NOT IN (1, 2)
c LIKE 'a%' AND c NOT LIKE '%\_'
c LIKE 'a|%' ESCAPE '|'
a + b * 2 - (a - b) > -5
(a + b) * 2
a - (b - 1) - 2
a - b - (2 - 1)
a / (b * 2)
a / b / 2
-(a + b)
- -a
-(-1)
-a < -1
~a = 1
CASE WHEN a > 1 AND b > 2 THEN a ELSE b + 1 END = 1
CASE c WHEN 'x' THEN 1 WHEN 'y' THEN 2 END
c REGEXP '^[a-z]+$'
c NOT REGEXP 'x'
c RLIKE concat('a', c)
a <=> b
a & 1 | b ^ 2 << 3
(a & 1) = 0
a XOR b
a DIV 2 MOD 3 % 4 = 1
mod(a, 2) = 0
d > d - INTERVAL 1 DAY
date_add(d, INTERVAL 1 MONTH)
date_sub(d, INTERVAL a + 1 HOUR)
d + INTERVAL '1:2' MINUTE_SECOND
interval(a, 1, 2)
cast(c AS char(10)) = 'x'
cast(a AS unsigned) > 1
cast(e AS decimal(10,2)) > 1
cast(d AS date) > DATE'2020-01-01'
cast(a AS char)
convert(c USING latin1) = 'a'
convert(a, char) = '1'
binary c = 'x'
c COLLATE utf8mb4_bin = 'x'
a IS TRUE
a IS NOT TRUE
(a IS NULL) IS FALSE
NOT (a IS NULL)
length(trim(c)) > 0
substring(c, 1, 2) = 'ab'
substring(c FROM 2) = 'ab'
lower(c) = upper(c)
extract(YEAR FROM d) > 2000
concat(c, _latin1'x') <> 'y'
c = x'41' OR c = b'1'
json_valid(j)
json_extract(j, '$.a') = 1
json_unquote(json_extract(j, '$.a'))
if(a, b, 1)
ifnull(a, 0) = 0 AND coalesce(a, b)
nullif(a, b)
position('a' IN c) = 1
trim(LEADING 'x' FROM c) = ''
trim(c)
c = 'a
b' OR c = 'tab	'
a = 1.50 AND e = 1e3 AND a = TRUE
a && b || NOT b
char_length(c) = character_length(c)
left(c, 1) = right(c, 2)
(a, b) = (1, 2)
(a = b) IS TRUE
(a = b) = (b = a)
a = b = 1
(a AND b) = 1
(a OR b) AND (b OR a)
(a = 1) + 1
a + (b = 1)
(a IN (1, 2)) = 1
(c LIKE 'x') = (c LIKE 'y')
a = (b IS NULL)
a = -1
timestampdiff(DAY, d, d)
timestampadd(HOUR, 1, d)
weekday(d) IN (1)
char(65 USING utf8mb4) = 'A'
char(65, 66)
greatest(a, b, 1)
year(d) + month(d) + day(d)
concat_ws('-', c, 'ü', '日本', '😀')
md5(c)
hex(a)
round(e, 1) * 100
a | b | 1
a >> 1 << 2
a ^ b
2 ^ -a
a * -b
NOT a = b
NOT a IS NULL
NOT a IN (1)
NOT NOT a
a IS NULL OR (a > 1 AND (b > 2 OR (c = 'x' AND a < 9)))
