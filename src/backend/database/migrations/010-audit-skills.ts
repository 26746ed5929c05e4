/**
 * The audit trail, which nobody changes and nobody empties: no grant lets the application's role, and a trigger keeps everybody else
 * from it. Skills with their channels and agents, what the administrator decides about work, and under which skill an interaction is.
 */
export const AUDIT_SKILLS = `
CREATE TABLE audit (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  kind text NOT NULL,
  -- Null for the backend by itself, and for the contact.
  agent_id inlay_id,
  at bigint NOT NULL,
  -- Among those of one moment, the order in which they were written.
  ordinal bigint GENERATED ALWAYS AS IDENTITY,
  detail jsonb NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
CREATE INDEX audit_of_interaction ON audit (organisation_id, interaction_id, ordinal);

CREATE FUNCTION inlay_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION inlay_refuse();

CREATE TABLE skill (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  name text NOT NULL,
  dispositions jsonb NOT NULL DEFAULT '[]',
  disposition_required boolean NOT NULL DEFAULT false,
  after_work_seconds integer,
  ordinal integer NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id)
);

CREATE TABLE skill_channel (
  organisation_id inlay_id NOT NULL,
  skill_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  PRIMARY KEY (organisation_id, skill_id, channel_id),
  FOREIGN KEY (organisation_id, skill_id) REFERENCES skill,
  FOREIGN KEY (organisation_id, channel_id) REFERENCES channel
);

CREATE TABLE agent_skill (
  organisation_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  skill_id inlay_id NOT NULL,
  PRIMARY KEY (organisation_id, agent_id, skill_id),
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent,
  FOREIGN KEY (organisation_id, skill_id) REFERENCES skill
);

ALTER TABLE organisation ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
-- What comes in on a channel is work of this skill.
ALTER TABLE channel ADD COLUMN skill_id inlay_id;
ALTER TABLE channel ADD FOREIGN KEY (organisation_id, skill_id) REFERENCES skill;
ALTER TABLE interaction ADD COLUMN skill_id inlay_id;
ALTER TABLE interaction ADD FOREIGN KEY (organisation_id, skill_id) REFERENCES skill;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit', 'skill', 'skill_channel', 'agent_skill']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
  REVOKE UPDATE, DELETE ON audit FROM inlay_app;
END $$;
`;
