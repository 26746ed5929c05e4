/**
 * Quick replies in collections and of agents' own, the templates that networks have approved as they were known last, and on a message
 * the template that it was made of.
 */
export const QUICK_REPLIES = `
CREATE TABLE reply_collection (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  name text NOT NULL,
  -- Empty means all.
  team_ids text[] NOT NULL,
  channel_ids text[] NOT NULL,
  ordinal integer NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id)
);

-- Of a collection or of an agent.
CREATE TABLE quick_reply (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  version integer NOT NULL DEFAULT 1,
  collection_id inlay_id,
  agent_id inlay_id,
  title text NOT NULL,
  shortcut text,
  body text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, collection_id) REFERENCES reply_collection,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent,
  CHECK ((collection_id IS NULL) <> (agent_id IS NULL))
);
CREATE UNIQUE INDEX quick_reply_shortcut_of_agent
  ON quick_reply (organisation_id, agent_id, shortcut) WHERE agent_id IS NOT NULL AND shortcut IS NOT NULL;
CREATE INDEX quick_reply_of_collection ON quick_reply (organisation_id, collection_id);

CREATE TABLE template_list (
  organisation_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  fetched_at bigint NOT NULL,
  templates jsonb NOT NULL,
  unsupported integer NOT NULL,
  PRIMARY KEY (organisation_id, channel_id),
  FOREIGN KEY (organisation_id, channel_id) REFERENCES channel
);

-- What the contact sees, and what the network is told to make it.
ALTER TABLE message ADD COLUMN template jsonb;
ALTER TABLE message ADD COLUMN template_order jsonb;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reply_collection', 'quick_reply', 'template_list']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
END $$;
`;
