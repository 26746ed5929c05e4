/** What interactions have come to, beside the interaction, whose rows are read by the thousand; conversations that ended, after-contact work. */
export const OUTCOME = `
CREATE TABLE outcome (
  organisation_id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  revision integer NOT NULL DEFAULT 0,
  -- Id and label as it was called when it was chosen.
  disposition jsonb,
  resolution_reason text,
  notes text NOT NULL DEFAULT '',
  saved_by inlay_id,
  saved_by_name text,
  saved_at bigint,
  ended_by text CHECK (ended_by IN ('agent', 'contact')),
  -- The id of the activity that a CRM has last taken.
  activity_id text,
  after_work_id inlay_id,
  after_work_agent_id inlay_id,
  after_work_ends_at bigint,
  PRIMARY KEY (organisation_id, interaction_id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, after_work_agent_id) REFERENCES agent
);
CREATE INDEX outcome_after_work ON outcome (organisation_id, after_work_agent_id) WHERE after_work_agent_id IS NOT NULL;

ALTER TABLE outcome ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON outcome TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON outcome TO inlay_app;
`;
