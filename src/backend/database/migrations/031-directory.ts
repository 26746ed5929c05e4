/**
 * What the directory of 10,000 entries is read by: names in one order, and the beginnings of their words. Both are plain comparisons of
 * texts, which an index serves under row-level security too; text search and LIKE it does not.
 */
export const DIRECTORY = `
ALTER TABLE agent ADD COLUMN folded text NOT NULL DEFAULT '';
ALTER TABLE team ADD COLUMN folded text NOT NULL DEFAULT '';
ALTER TABLE skill ADD COLUMN folded text NOT NULL DEFAULT '';

-- The number in E.164, or the address, by which a contact is reached on a line where people have one.
ALTER TABLE contact ADD COLUMN identifier text;
CREATE INDEX contact_by_identifier ON contact (organisation_id, identifier) WHERE identifier IS NOT NULL;

CREATE TABLE name_word (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  kind text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  id inlay_id NOT NULL,
  PRIMARY KEY (organisation_id, kind, word, id)
);
CREATE INDEX name_word_of ON name_word (organisation_id, kind, id);

-- Words end where wordsOf of search-text.ts ends them.
CREATE FUNCTION inlay_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM name_word WHERE organisation_id = NEW.organisation_id AND kind = TG_TABLE_NAME AND id = NEW.id;
  END IF;
  INSERT INTO name_word (organisation_id, kind, word, id)
    SELECT DISTINCT NEW.organisation_id, TG_TABLE_NAME, left(part, 60), NEW.id
    FROM regexp_split_to_table(NEW.folded || ' ' || COALESCE(to_jsonb(NEW) ->> 'identifier', ''),
      '[\\s!-/:-@\\[-\`{-~’‘“”«»·–—]+') AS part
    WHERE part <> '';
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['agent', 'team', 'skill', 'contact']
  LOOP
    -- A name may be longer than an index takes.
    EXECUTE format('ALTER TABLE %I ADD COLUMN sort_name text COLLATE "C" GENERATED ALWAYS AS (left(folded, 200)) STORED', name);
    EXECUTE format('CREATE INDEX %I ON %I (organisation_id, sort_name, id)', name || '_by_name', name);
    EXECUTE format('CREATE TRIGGER name_words AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION inlay_name_words()', name);
    EXECUTE format('CREATE TRIGGER name_words_again AFTER UPDATE ON %I FOR EACH ROW
      WHEN (OLD.folded IS DISTINCT FROM NEW.folded%s) EXECUTE FUNCTION inlay_name_words()', name,
      CASE name WHEN 'contact' THEN ' OR OLD.identifier IS DISTINCT FROM NEW.identifier' ELSE '' END);
  END LOOP;
END $$;

-- Accents go with the next setup; contacts' names are folded already.
UPDATE agent SET folded = lower(name);
UPDATE team SET folded = lower(name);
UPDATE skill SET folded = lower(name);
INSERT INTO name_word (organisation_id, kind, word, id)
  SELECT DISTINCT c.organisation_id, 'contact', left(part, 60), c.id
  FROM contact c, regexp_split_to_table(c.folded, '[\\s!-/:-@\\[-\`{-~’‘“”«»·–—]+') AS part
  WHERE part <> '';

CREATE INDEX interaction_of_skill ON interaction (organisation_id, skill_id)
  WHERE assignee_id IS NULL AND skill_id IS NOT NULL AND status IN ('new', 'open', 'pending');
CREATE INDEX interaction_of_team ON interaction (organisation_id, team_id)
  WHERE assignee_id IS NULL AND team_id IS NOT NULL AND status IN ('new', 'open', 'pending');
CREATE INDEX agent_skill_by_skill ON agent_skill (organisation_id, skill_id, agent_id);

ALTER TABLE name_word ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON name_word TO inlay_app
  USING (organisation_id = (SELECT current_setting('inlay.organisation', true)))
  WITH CHECK (organisation_id = (SELECT current_setting('inlay.organisation', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON name_word TO inlay_app;
`;
