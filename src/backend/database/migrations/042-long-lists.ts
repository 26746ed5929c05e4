/**
 * What lists of 50,000 interactions are read by. The numbers that lists are sorted by, and the queue, are columns of their own: under
 * row-level security an index is not entered by an expression that could tell of other rows, such as a subtraction. For the same reason
 * texts and labels are looked up by functions of the tables' owner, which look at the bound organisation alone and tell ids, never texts.
 */
export const LONG_LISTS = `
ALTER TABLE interaction
  ADD COLUMN queue text GENERATED ALWAYS AS (CASE status
    WHEN 'pending' THEN 'pending' WHEN 'resolved' THEN 'resolved' WHEN 'closed' THEN 'resolved' ELSE 'new' END) STORED,
  -- These are sortKey of model/interaction-list.ts.
  ADD COLUMN waiting_key bigint GENERATED ALWAYS AS (COALESCE(waiting_since, 8640000000000000 - last_activity_at)) STORED,
  ADD COLUMN sla_key bigint GENERATED ALWAYS AS (COALESCE(sla_due_at, 8640000000000000 - last_activity_at)) STORED,
  ADD COLUMN activity_key bigint GENERATED ALWAYS AS (-last_activity_at) STORED;
DROP INDEX interaction_by_waiting;
DROP INDEX interaction_by_sla;
DROP INDEX interaction_by_activity;
CREATE INDEX interaction_by_waiting ON interaction (organisation_id, waiting_key, id);
CREATE INDEX interaction_by_sla ON interaction (organisation_id, sla_key, id);
CREATE INDEX interaction_by_activity ON interaction (organisation_id, activity_key, id);
CREATE INDEX interaction_queue_by_waiting ON interaction (organisation_id, queue, waiting_key, id);
CREATE INDEX interaction_queue_by_sla ON interaction (organisation_id, queue, sla_key, id);
CREATE INDEX interaction_queue_by_activity ON interaction (organisation_id, queue, activity_key, id);
CREATE INDEX interaction_of_assignee ON interaction (organisation_id, assignee_id, queue) WHERE assignee_id IS NOT NULL;
CREATE INDEX interaction_of_channel ON interaction (organisation_id, channel_id, queue);
CREATE INDEX interaction_by_topic ON interaction USING gin (topics) WHERE topics <> '{}';
CREATE INDEX interaction_by_tag ON interaction USING gin ((tags || message_tags)) WHERE tags || message_tags <> '{}';
CREATE INDEX contact_by_group ON contact USING gin (groups) WHERE groups <> '{}';
DO $$ BEGIN
  CREATE INDEX contact_by_text ON contact USING gin (folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN NULL;
END $$;

-- The interactions that have one of these labels, where there are at most so many; null where there are more.
CREATE FUNCTION inlay_labelled(kind text, labels text[], most integer) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
DECLARE
  found text[];
BEGIN
  EXECUTE 'SELECT array_agg(id::text) FROM (SELECT i.id FROM ' || CASE kind
      WHEN 'topic' THEN 'interaction i WHERE i.organisation_id = $1 AND i.topics <> ''{}'' AND i.topics && $2'
      WHEN 'tag' THEN 'interaction i WHERE i.organisation_id = $1 AND i.tags || i.message_tags <> ''{}''
        AND (i.tags || i.message_tags) && $2'
      ELSE 'contact c JOIN interaction i ON i.organisation_id = c.organisation_id AND i.contact_id = c.id
        WHERE c.organisation_id = $1 AND c.groups <> ''{}'' AND c.groups && $2' END || ' LIMIT $3) AS few'
    INTO found USING current_setting('inlay.organisation'), labels, most + 1;
  RETURN CASE WHEN cardinality(found) > most THEN NULL ELSE COALESCE(found, '{}') END;
END $$;

-- The interactions with a message or a contact that matches a pattern, by the newest so many that do. Where the server has no trigrams,
-- or the pattern is too short for them, only the newest so many of all are looked at.
CREATE FUNCTION inlay_found(pattern text, most integer, looked_at integer) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
DECLARE
  found text[];
  whole boolean := length(pattern) >= 5 AND EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm');
BEGIN
  EXECUTE 'SELECT array_agg(DISTINCT id) FROM (
      (SELECT m.interaction_id::text AS id FROM ' || CASE WHEN whole THEN 'message m'
        ELSE '(SELECT * FROM message WHERE organisation_id = $1 ORDER BY id DESC LIMIT $4) m' END || '
        WHERE m.organisation_id = $1 AND m.folded LIKE $2 ORDER BY m.id DESC LIMIT $3)
      UNION ALL
      (SELECT i.id::text FROM (SELECT c.organisation_id, c.id FROM ' || CASE WHEN whole THEN 'contact c'
        ELSE '(SELECT * FROM contact WHERE organisation_id = $1 ORDER BY id DESC LIMIT $4) c' END || '
          WHERE c.organisation_id = $1 AND c.folded LIKE $2 ORDER BY c.id DESC LIMIT $3) c
        JOIN interaction i ON i.organisation_id = c.organisation_id AND i.contact_id = c.id LIMIT $3)) AS ids'
    INTO found USING current_setting('inlay.organisation'), pattern, most, looked_at;
  RETURN COALESCE(found, '{}');
END $$;

REVOKE EXECUTE ON FUNCTION inlay_labelled(text, text[], integer), inlay_found(text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inlay_labelled(text, text[], integer), inlay_found(text, integer, integer) TO inlay_app;
`;
