/** Which interaction was gone on with in which other one, and by which number or address an account itself is reached. */
export const ELEVATION = `
ALTER TABLE channel ADD COLUMN address text;

CREATE TABLE interaction_link (
  organisation_id inlay_id NOT NULL,
  from_id inlay_id NOT NULL,
  to_id inlay_id NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, from_id, to_id),
  FOREIGN KEY (organisation_id, from_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, to_id) REFERENCES interaction
);
CREATE INDEX interaction_link_back ON interaction_link (organisation_id, to_id);

ALTER TABLE interaction_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON interaction_link TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON interaction_link TO inlay_app;
`;
