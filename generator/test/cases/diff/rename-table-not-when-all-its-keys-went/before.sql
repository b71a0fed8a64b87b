CREATE TABLE traces (id text PRIMARY KEY);
CREATE TABLE gradings (id text PRIMARY KEY, name text, value integer, trace_id text REFERENCES traces);
