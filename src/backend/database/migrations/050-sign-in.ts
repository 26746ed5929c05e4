/**
 * Signing in: what a login server sent back, for two minutes, under the hash of what its frame alone knows; and the sessions that
 * begin with it. The id of a session stands in its cookie alone. `subject` is by what a login server knows the agent, where that is not our id.
 */
export const SIGN_IN = `
ALTER TABLE agent ADD COLUMN subject text;
CREATE UNIQUE INDEX agent_by_subject ON agent (organisation_id, subject) WHERE subject IS NOT NULL;

CREATE TABLE sign_in_answer (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  challenge text NOT NULL,
  parameters text NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, challenge)
);

CREATE TABLE agent_session (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id_hash text NOT NULL,
  agent_id inlay_id NOT NULL,
  -- Counts the cookies that it has had; whether the present one has come back yet.
  generation integer NOT NULL DEFAULT 0,
  is_seen boolean NOT NULL DEFAULT false,
  rotated_at bigint NOT NULL,
  created_at bigint NOT NULL,
  used_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id_hash),
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
CREATE INDEX agent_session_by_use ON agent_session (used_at);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sign_in_answer', 'agent_session']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
END $$;
`;
