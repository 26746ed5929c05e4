/**
 * What goes out in place of an agent's words, what each agent has asked to be translated, who looks at which interaction, and
 * transcripts on their way. An address stands here for as long as its mail has not gone, and nowhere else.
 */
export const TRANSLATION_TRANSCRIPT = `
ALTER TABLE message ADD COLUMN translation jsonb;

CREATE TABLE translation_setting (
  organisation_id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  settings jsonb NOT NULL,
  PRIMARY KEY (organisation_id, interaction_id, agent_id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);

-- One row a tab, which has to say again before leased_until that it is there.
CREATE TABLE viewing (
  organisation_id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  viewer_id inlay_id NOT NULL,
  leased_until bigint NOT NULL,
  PRIMARY KEY (organisation_id, interaction_id, agent_id, viewer_id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
CREATE INDEX viewing_of_agent ON viewing (organisation_id, agent_id);

CREATE TABLE transcript (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  -- Null once the mail has gone or failed for good.
  address text,
  language text NOT NULL,
  state text NOT NULL,
  reason text,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
CREATE INDEX transcript_by_age ON transcript (at);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['translation_setting', 'viewing', 'transcript']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
END $$;
`;
