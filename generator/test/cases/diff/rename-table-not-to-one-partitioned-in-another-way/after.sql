CREATE TABLE measurements (at date, sensor integer, value numeric, note text) PARTITION BY LIST (at);
