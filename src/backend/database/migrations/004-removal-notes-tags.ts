/**
 * What agents take out of this product and what they put beside messages. What is removed goes from the log, too: by functions of
 * the tables' owner that empty what has been removed and can do nothing else, as the role of the work may not change the log.
 */
export const REMOVAL_NOTES_TAGS = `
ALTER TABLE contact ADD COLUMN removed_at bigint;
ALTER TABLE message ADD COLUMN content_removed_at bigint;
ALTER TABLE message ADD COLUMN author_removed_at bigint;
ALTER TABLE message ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN note_count integer NOT NULL DEFAULT 0;
-- Whether it came in while its contact or post was muted, and so made no work.
ALTER TABLE message ADD COLUMN muted boolean NOT NULL DEFAULT false;
-- The tags of its messages, each once, so that a list can be narrowed by them.
ALTER TABLE interaction ADD COLUMN message_tags text[] NOT NULL DEFAULT '{}';
-- Who made a word beside the administrator; null for theirs.
ALTER TABLE word ADD COLUMN created_by inlay_id;
CREATE INDEX interaction_by_contact ON interaction (organisation_id, contact_id);
CREATE INDEX message_by_author ON message (organisation_id, author_id) WHERE direction = 'inbound';
CREATE INDEX message_by_quoted ON message (organisation_id, (in_reply_to ->> 'id')) WHERE in_reply_to IS NOT NULL;

CREATE TABLE note (
  organisation_id inlay_id NOT NULL,
  -- Made by the client: the same note again is one note.
  id inlay_id NOT NULL,
  version integer NOT NULL DEFAULT 1,
  interaction_id inlay_id NOT NULL,
  -- Null on the conversation as a whole.
  message_id inlay_id,
  body text NOT NULL,
  agent_id inlay_id NOT NULL,
  agent_name text NOT NULL,
  created_at bigint NOT NULL,
  edited_at bigint,
  -- A note that is deleted leaves its place, so that what comes late does not bring it back.
  deleted_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, message_id) REFERENCES message
);
CREATE INDEX note_of_message ON note (organisation_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX note_of_interaction ON note (organisation_id, interaction_id) WHERE message_id IS NULL;

CREATE TABLE mute (
  organisation_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  subject text NOT NULL CHECK (subject IN ('contact', 'post')),
  -- The contact's id, or what the network calls the post with everything under it.
  key text NOT NULL,
  interaction_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  agent_name text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, channel_id, subject, key),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['note', 'mute']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
END $$;

-- A message of the log or of a first answer with nothing left of what it said. What is not known to say nothing is emptied.
CREATE FUNCTION inlay_without_content(told jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(key, CASE
      WHEN key IN ('delivery', 'action') AND jsonb_typeof(value) = 'object' THEN value || '{"detail": null}'
      WHEN key IN ('id', 'interactionId', 'clientId', 'kind', 'visibility', 'direction', 'author', 'inReplyTo', 'networkUrl',
        'onAd', 'networkState', 'editedAt', 'sentAt', 'removed', 'tags', 'notes', 'muted') THEN value
      WHEN jsonb_typeof(value) = 'object' THEN 'null'
      WHEN jsonb_typeof(value) = 'array' THEN '[]'
      WHEN jsonb_typeof(value) = 'string' THEN '""'
      ELSE value END)
    || jsonb_build_object('removed',
      '{"content": false, "author": false}'::jsonb || COALESCE(told -> 'removed', '{}') || '{"content": true}')
  FROM jsonb_each(told)
$$;

-- A quotation, within a message, of one that said something else before.
CREATE FUNCTION inlay_with_quote(told jsonb, emptied jsonb, gone text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_set(told, '{inReplyTo}', (told -> 'inReplyTo') || emptied || jsonb_build_object('removed',
    '{"content": false, "author": false}'::jsonb || COALESCE(told #> '{inReplyTo,removed}', '{}') || jsonb_build_object(gone, true)))
$$;

-- A message of the log or of a first answer without the one who wrote it, whose address on the network may say the name.
CREATE FUNCTION inlay_without_author(told jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT told || '{"networkUrl": null}' || jsonb_build_object(
    'author', (told -> 'author') || '{"name": ""}',
    'removed', '{"content": false, "author": false}'::jsonb || COALESCE(told -> 'removed', '{}') || '{"author": true}')
$$;

-- Empties what a message whose content has been removed said wherever the log or a first answer tells it.
CREATE FUNCTION inlay_redact_content(removed_id text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  organisation text := current_setting('inlay.organisation');
  since bigint;
BEGIN
  SELECT sent_at - 3600000 INTO since FROM message
    WHERE organisation_id = organisation AND id = removed_id AND content_removed_at IS NOT NULL;
  IF since IS NULL THEN RAISE EXCEPTION 'Nothing has been removed of message %', removed_id; END IF;
  UPDATE event SET body = CASE
      WHEN body #>> '{message,id}' = removed_id
        THEN jsonb_set(body, '{message}', inlay_without_content(body -> 'message'))
      WHEN body #>> '{message,inReplyTo,id}' = removed_id
        THEN jsonb_set(body, '{message}', inlay_with_quote(body -> 'message', '{"text": ""}', 'content'))
      ELSE jsonb_set(body, '{interaction,lastMessage}',
        (body #> '{interaction,lastMessage}') || '{"text": "", "attachmentCount": 0, "removed": true}') END
    WHERE organisation_id = organisation AND at >= since
      AND removed_id IN (body #>> '{message,id}', body #>> '{message,inReplyTo,id}', body #>> '{interaction,lastMessage,id}');
  UPDATE idempotency SET answer = CASE
      WHEN answer ->> 'id' = removed_id THEN inlay_without_content(answer::jsonb)
      ELSE inlay_with_quote(answer::jsonb, '{"text": ""}', 'content') END
    WHERE organisation_id = organisation AND removed_id IN (answer ->> 'id', answer #>> '{inReplyTo,id}');
END $$;

-- Takes the name and handle of a contact whose name has been removed out of everything that the log or a first answer tells.
CREATE FUNCTION inlay_redact_author(removed_id text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  organisation text := current_setting('inlay.organisation');
  written text[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM contact
    WHERE organisation_id = organisation AND id = removed_id AND removed_at IS NOT NULL)
  THEN RAISE EXCEPTION 'The name of contact % has not been removed', removed_id; END IF;
  SELECT array_agg(id::text) INTO written FROM message
    WHERE organisation_id = organisation AND author_id = removed_id AND author_kind = 'contact';
  UPDATE event SET body = jsonb_set(body, '{message}', inlay_without_author(body -> 'message'))
    WHERE organisation_id = organisation AND body #>> '{message,author,id}' = removed_id
      AND body #>> '{message,author,kind}' = 'contact';
  UPDATE event SET body = jsonb_set(body, '{message}', inlay_with_quote(body -> 'message', '{"authorName": ""}', 'author'))
    WHERE organisation_id = organisation AND body #>> '{message,inReplyTo,id}' = ANY (written);
  UPDATE event SET body = jsonb_set(body, '{interaction,contact}',
      (body #> '{interaction,contact}') || '{"name": "", "handle": null, "anonymous": true}')
    WHERE organisation_id = organisation AND body #>> '{interaction,contact,id}' = removed_id;
  UPDATE idempotency SET answer = inlay_with_quote(answer::jsonb, '{"authorName": ""}', 'author')
    WHERE organisation_id = organisation AND answer #>> '{inReplyTo,id}' = ANY (written);
END $$;

REVOKE EXECUTE ON FUNCTION inlay_redact_content(text), inlay_redact_author(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inlay_redact_content(text), inlay_redact_author(text) TO inlay_app;
`;
