/** What contacts are asked after an interaction is resolved, and what they answered; the rating stands on the interaction, too. */
export const SURVEYS = `
CREATE TABLE survey (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  message_id inlay_id NOT NULL,
  asked_at bigint NOT NULL,
  rating integer CHECK (rating BETWEEN 1 AND 5),
  answered_at bigint,
  comment text,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, message_id) REFERENCES message
);
CREATE INDEX survey_of_interaction ON survey (organisation_id, interaction_id, asked_at);
CREATE UNIQUE INDEX survey_of_message ON survey (organisation_id, message_id);
-- An address of the page names the survey alone.
CREATE UNIQUE INDEX survey_by_id ON survey (id);
ALTER TABLE interaction ADD COLUMN score integer;
-- When it was looked at last whether its contact is asked: once for each time that it is resolved.
ALTER TABLE interaction ADD COLUMN survey_checked_at bigint;

ALTER TABLE survey ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON survey TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON survey TO inlay_app;
`;
