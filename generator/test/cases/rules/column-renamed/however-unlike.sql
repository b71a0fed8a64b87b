-- finds breaking column public.goods.caption

-- before
CREATE TABLE goods (id integer, label text);

-- seen
ALTER TABLE goods RENAME COLUMN label TO caption;
