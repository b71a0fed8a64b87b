-- finds risky primary key t_pkey on public.t

-- before
CREATE TABLE t (a integer NOT NULL);

-- then
ALTER TABLE t ADD PRIMARY KEY (a);
