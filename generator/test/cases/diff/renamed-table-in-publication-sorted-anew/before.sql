CREATE TABLE a_one (a bigint, b text, c date, d text);
CREATE TABLE m_two (x text);
CREATE PUBLICATION p FOR TABLE a_one, m_two;
