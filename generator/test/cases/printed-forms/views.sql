SELECT a, b + 1 AS x, count(*) AS n, max(c) AS m FROM t WHERE a > 0 AND (b < 5 OR c = 'x') GROUP BY a, b HAVING count(*) > 1 ORDER BY a DESC LIMIT 10
SELECT t.a, g.b FROM t JOIN g ON t.a = g.a AND t.b > 1 LEFT JOIN t t2 ON t2.a = t.a WHERE t.c LIKE 'a%' AND t.a > ANY (SELECT a FROM g WHERE g.b = t.b)
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM g g2 WHERE g2.a = t.a)
SELECT t.a FROM t WHERE t.a IN (SELECT a FROM g)
SELECT a FROM t UNION ALL SELECT b FROM g UNION SELECT 1
SELECT DISTINCT CASE c WHEN 'x' THEN 1 ELSE 2 END AS k, (SELECT max(b) FROM g WHERE g.a = t.a) AS m FROM t
SELECT group_concat(DISTINCT c ORDER BY c DESC SEPARATOR ',') AS s, count(DISTINCT a, b) AS d FROM t GROUP BY c
SELECT row_number() OVER (PARTITION BY a ORDER BY b DESC) AS r, sum(a) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS q FROM t
SELECT x.q FROM (SELECT a AS q FROM t) x, g WHERE x.q = g.a
WITH x AS (SELECT a FROM t WHERE b > 1) SELECT x.a FROM x
SELECT -a AS n, NOT a AS na, a IS NULL AS isn, 'a''b' AS s, current_timestamp AS ct, now(3) AS n3, curdate() AS cd, user() AS u FROM t
SELECT d + INTERVAL 1 DAY AS z, extract(YEAR FROM d) AS y, c COLLATE utf8mb4_bin AS cc, cast(a AS char) AS ch, convert(c USING latin1) AS la FROM t
SELECT t.a FROM t NATURAL JOIN g
SELECT t.a FROM t JOIN g USING (a) WHERE g.b BETWEEN 1 AND 2
SELECT t.a FROM t CROSS JOIN g RIGHT JOIN t t3 ON t3.a = t.a
SELECT a AS `weird ``name`, `c` AS `x.y` FROM t WHERE (a, b) IN ((1, 2), (3, 4))
SELECT a FROM t WHERE NOT (a IN (1, 2) OR b IS NULL) ORDER BY a + b, c DESC
SELECT if(a > 1, 'x', 'y') AS i, ifnull(c, '') AS n, concat(c, '-', a) AS k, left(c, 2) AS l FROM t
SELECT a.a FROM t a JOIN t b ON a.a = b.a JOIN t c ON c.a = b.a JOIN t d ON d.a = c.a JOIN t e ON e.a = d.a JOIN t f ON f.a = e.a LEFT JOIN (t g1 JOIN t h ON h.a = g1.a) ON g1.a = f.a
SELECT a FROM t LIMIT 5 OFFSET 2
SELECT t.a FROM t, g, f WHERE t.a = g.a
SELECT t.a FROM t JOIN (SELECT a FROM g UNION SELECT 1) u ON u.a = t.a, f WHERE NOT EXISTS (SELECT 1 FROM g JOIN f ff WHERE g.a = t.a)
SELECT avg(a) AS v, stddev(a) AS sd, std(b) AS sb, variance(a) AS va FROM t
SELECT DATE'2020-01-01' AS d1, TIMESTAMP'2020-01-01 00:00:00' AS t1, X'41' AS x1, 0x42 AS x2, b'101' AS b1, NULL AS n1, TRUE AS t2 FROM t
SELECT lag(a, 1) OVER w AS l FROM t WINDOW w AS (ORDER BY a)
SELECT match(c) AGAINST ('x') AS m FROM f
SELECT 1 AS one
