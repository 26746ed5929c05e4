/**
 * Resolving many together: what was asked for, what is yet to be done of it with the version that it had, and up to which activity an
 * interaction had come when it was last resolved.
 */
export const BULK_RESOLUTION = `
ALTER TABLE interaction ADD COLUMN resolved_activity_at bigint;
UPDATE interaction SET resolved_activity_at = last_activity_at WHERE status = 'resolved';

CREATE FUNCTION inlay_note_resolved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.resolved_activity_at := NEW.last_activity_at;
  RETURN NEW;
END $$;
CREATE TRIGGER interaction_resolved BEFORE UPDATE OF status ON interaction
  FOR EACH ROW WHEN (NEW.status = 'resolved' AND OLD.status <> 'resolved') EXECUTE FUNCTION inlay_note_resolved();

CREATE TABLE bulk_resolution (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  request_hash text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
  cancel_wanted boolean NOT NULL DEFAULT false,
  reason text,
  total integer NOT NULL,
  resolved integer NOT NULL DEFAULT 0,
  left_out integer NOT NULL DEFAULT 0,
  started_at bigint NOT NULL,
  ended_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
-- One at a time for each agent.
CREATE UNIQUE INDEX bulk_resolution_running ON bulk_resolution (organisation_id, agent_id) WHERE state = 'running';
CREATE INDEX bulk_resolution_of_agent ON bulk_resolution (organisation_id, agent_id, started_at);

CREATE TABLE bulk_resolution_item (
  organisation_id inlay_id NOT NULL,
  bulk_resolution_id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (organisation_id, bulk_resolution_id, interaction_id),
  FOREIGN KEY (organisation_id, bulk_resolution_id) REFERENCES bulk_resolution
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bulk_resolution', 'bulk_resolution_item']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
END $$;
`;
