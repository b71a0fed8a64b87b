-- Tickets move from the old help desk into our own database. Agents see their own team's tickets only.

CREATE SCHEMA support;
COMMENT ON SCHEMA support IS 'Questions and complaints of customers.';
GRANT USAGE ON SCHEMA support TO support_agent, backoffice, reporting;

CREATE TYPE support.ticket_state AS ENUM ('open', 'waiting', 'solved');
CREATE TYPE support.priority AS ENUM ('low', 'normal', 'high');

CREATE TABLE support.teams (
  id smallint PRIMARY KEY,
  name text NOT NULL UNIQUE
);
COMMENT ON TABLE support.teams IS 'First level, logistics, billing.';

CREATE TABLE support.agents (
  user_id bigint PRIMARY KEY REFERENCES auth.users ON DELETE RESTRICT,
  team_id smallint NOT NULL REFERENCES support.teams ON DELETE RESTRICT,
  display_name text NOT NULL,
  languages text[] NOT NULL DEFAULT ARRAY['de']
);
COMMENT ON TABLE support.agents IS 'Staff who answer tickets.';
COMMENT ON COLUMN support.agents.display_name IS 'The name that customers see.';
CREATE INDEX agents_team_id_idx ON support.agents (team_id);

CREATE TABLE support.tickets (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES shop.customers ON DELETE CASCADE,
  order_id bigint REFERENCES shop.orders ON DELETE SET NULL,
  team_id smallint NOT NULL REFERENCES support.teams ON DELETE RESTRICT,
  agent_id bigint REFERENCES support.agents ON DELETE SET NULL,
  subject varchar(200) NOT NULL,
  state support.ticket_state NOT NULL DEFAULT 'open',
  priority support.priority NOT NULL DEFAULT 'normal',
  opened_at timestamptz NOT NULL DEFAULT now(),
  solved_at timestamptz,
  CONSTRAINT tickets_solved_check CHECK ((state = 'solved') = (solved_at IS NOT NULL))
);
COMMENT ON TABLE support.tickets IS 'One question or complaint of a customer.';
CREATE INDEX tickets_customer_id_idx ON support.tickets (customer_id);
CREATE INDEX tickets_order_id_idx ON support.tickets (order_id);
CREATE INDEX tickets_agent_id_idx ON support.tickets (agent_id);
CREATE INDEX tickets_queue_idx ON support.tickets (team_id, priority DESC, opened_at) WHERE state = 'open';

CREATE TABLE support.ticket_messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id bigint NOT NULL REFERENCES support.tickets ON DELETE CASCADE,
  author_id bigint REFERENCES auth.users ON DELETE SET NULL,
  is_internal boolean NOT NULL DEFAULT false,
  body text NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE support.ticket_messages IS 'What was written in a ticket, by either side.';
COMMENT ON COLUMN support.ticket_messages.is_internal IS 'Notes among agents, which the customer does not get.';
CREATE INDEX ticket_messages_ticket_id_idx ON support.ticket_messages (ticket_id, sent_at);
CREATE INDEX ticket_messages_author_id_idx ON support.ticket_messages (author_id);

CREATE TABLE support.tags (
  id serial PRIMARY KEY,
  name citext NOT NULL UNIQUE
);
CREATE TABLE support.ticket_tags (
  ticket_id bigint NOT NULL REFERENCES support.tickets ON DELETE CASCADE,
  tag_id integer NOT NULL REFERENCES support.tags ON DELETE CASCADE,
  PRIMARY KEY (ticket_id, tag_id)
);
CREATE INDEX ticket_tags_tag_id_idx ON support.ticket_tags (tag_id);

CREATE FUNCTION support.current_team() RETURNS smallint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = support, pg_temp AS $$
  SELECT team_id FROM agents WHERE user_id = current_setting('app.user_id', true)::bigint
$$;
COMMENT ON FUNCTION support.current_team() IS 'The team of the agent who is signed in, from the setting app.user_id.';

ALTER TABLE support.tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY tickets_own_team ON support.tickets
  TO support_agent
  USING (team_id = support.current_team());
COMMENT ON POLICY tickets_own_team ON support.tickets IS 'Agents work on the tickets of their own team.';
ALTER TABLE support.ticket_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_messages_all ON support.ticket_messages
  TO support_agent
  USING (true);

GRANT SELECT, INSERT, UPDATE ON support.tickets, support.ticket_messages, support.ticket_tags TO support_agent;
GRANT SELECT ON support.teams, support.agents, support.tags TO support_agent;
GRANT ALL ON ALL TABLES IN SCHEMA support TO backoffice;
