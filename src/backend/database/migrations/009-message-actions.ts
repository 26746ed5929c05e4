/** What agents do with messages on their networks: every action with how it ended, and on the message the newest that did not succeed. */
export const MESSAGE_ACTIONS = `
ALTER TABLE message ADD COLUMN action jsonb;
ALTER TABLE message ADD COLUMN edited_at bigint;

CREATE TABLE message_action (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  message_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  agent_name text NOT NULL,
  action text NOT NULL,
  -- pending, done, refused
  state text NOT NULL,
  reason text,
  detail text,
  made_at bigint NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message
);
CREATE INDEX message_action_of_message ON message_action (organisation_id, message_id, made_at);

ALTER TABLE message_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON message_action TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON message_action TO inlay_app;
`;
