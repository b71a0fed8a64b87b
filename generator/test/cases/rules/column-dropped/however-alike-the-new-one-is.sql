-- finds breaking column public.people.wants_mail

-- before
CREATE TABLE people (id integer, wants_mail boolean NOT NULL DEFAULT false, name text);

-- seen
ALTER TABLE people DROP COLUMN wants_mail, ADD COLUMN mail_wanted boolean NOT NULL DEFAULT false;
