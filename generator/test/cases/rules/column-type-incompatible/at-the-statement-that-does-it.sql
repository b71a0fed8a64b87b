-- finds breaking column public.prompts.config at line 1

-- before
CREATE TABLE prompts (id bigint PRIMARY KEY, config jsonb NOT NULL);

-- seen
ALTER TABLE prompts ALTER COLUMN config TYPE json USING config::json;
ALTER TABLE prompts ALTER COLUMN config SET DEFAULT '{}'::json;
