CREATE TABLE z_one (a bigint, b text, c date, d text);
CREATE TABLE m_two (x text);
CREATE PUBLICATION p FOR TABLE z_one, m_two;
