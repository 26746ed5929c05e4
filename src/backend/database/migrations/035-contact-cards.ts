/**
 * What is known of the person behind contacts beside what networks tell: attributes that the administrator has defined, and the host's
 * record. The interactions of a contact are found by their last activity.
 */
export const CONTACT_CARDS = `
ALTER TABLE organisation ADD COLUMN attributes jsonb NOT NULL DEFAULT '[]';

CREATE TABLE contact_card (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  -- The person, or the contact who is none with others.
  owner_id inlay_id NOT NULL,
  version integer NOT NULL,
  -- By the attribute's id.
  attributes jsonb NOT NULL,
  record jsonb,
  PRIMARY KEY (organisation_id, owner_id)
);

CREATE INDEX interaction_of_contact ON interaction (organisation_id, contact_id, last_activity_at, id);

ALTER TABLE contact_card ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON contact_card TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_card TO inlay_app;
`;
