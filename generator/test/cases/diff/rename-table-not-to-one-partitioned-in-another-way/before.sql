CREATE TABLE readings (at date, sensor integer, value numeric, note text) PARTITION BY RANGE (at);
