/**
 * The first schema. Ids sort by their bytes, as in TypeScript; times are epoch milliseconds. Every table of an organisation has its
 * id first in its key and lets the role `inlay_app` see and write the bound organisation's rows only.
 */
export const FIRST = `
DO $$ BEGIN
  CREATE ROLE inlay_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  EXECUTE format('GRANT inlay_app TO %I', current_user);
EXCEPTION WHEN OTHERS THEN NULL;
END $$;

CREATE DOMAIN inlay_id AS text COLLATE "C";

CREATE TABLE organisation (
  organisation_id inlay_id PRIMARY KEY,
  name text NOT NULL,
  features text[] NOT NULL
);

-- One row an organisation, changed by every transaction that tells something: whoever has it numbers its events.
CREATE TABLE event_counter (
  organisation_id inlay_id PRIMARY KEY REFERENCES organisation,
  epoch text NOT NULL,
  head bigint NOT NULL DEFAULT 0,
  trimmed_to bigint NOT NULL DEFAULT 0,
  routing_wanted bigint NOT NULL DEFAULT 0,
  routing_done bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE event (
  organisation_id inlay_id NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  -- Who may read it: whoever may handle the channel, if there is one; the agent, if there is one.
  channel_id inlay_id,
  agent_id inlay_id,
  body jsonb NOT NULL,
  PRIMARY KEY (organisation_id, seq)
);
CREATE INDEX event_by_age ON event (at);

CREATE TABLE team (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id)
);

CREATE TABLE availability (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  kind text NOT NULL CHECK (kind IN ('available', 'away')),
  label text,
  ordinal integer NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id)
);

CREATE TABLE agent (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  name text NOT NULL,
  permissions text[] NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 0),
  availability_id inlay_id NOT NULL,
  last_given_at bigint NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, availability_id) REFERENCES availability
);

CREATE TABLE channel (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  gateway_id text NOT NULL,
  account_network_id text NOT NULL,
  platform text NOT NULL,
  name text NOT NULL,
  visibility text NOT NULL,
  offer_needs_accept boolean NOT NULL,
  offer_seconds integer NOT NULL,
  sla_minutes integer,
  overrides jsonb NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (organisation_id, id)
);
-- A webhook names the account alone, so an account belongs to one organisation.
CREATE UNIQUE INDEX channel_by_account ON channel (gateway_id, account_network_id);

CREATE TABLE team_member (
  organisation_id inlay_id NOT NULL,
  team_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  PRIMARY KEY (organisation_id, team_id, agent_id),
  FOREIGN KEY (organisation_id, team_id) REFERENCES team,
  FOREIGN KEY (organisation_id, agent_id) REFERENCES agent
);
CREATE INDEX team_member_by_agent ON team_member (organisation_id, agent_id);

CREATE TABLE team_channel (
  organisation_id inlay_id NOT NULL,
  team_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  PRIMARY KEY (organisation_id, team_id, channel_id),
  FOREIGN KEY (organisation_id, team_id) REFERENCES team,
  FOREIGN KEY (organisation_id, channel_id) REFERENCES channel
);

CREATE TABLE word (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('topic', 'tag', 'contact-group')),
  label text NOT NULL,
  ordinal integer NOT NULL,
  PRIMARY KEY (organisation_id, kind, label)
);

CREATE TABLE contact (
  organisation_id inlay_id NOT NULL REFERENCES organisation,
  id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  network_id text NOT NULL,
  name text NOT NULL,
  handle text,
  -- Name and handle as they are searched: see foldForSearch.
  folded text NOT NULL,
  groups text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, channel_id, network_id),
  FOREIGN KEY (organisation_id, channel_id) REFERENCES channel
);

CREATE TABLE interaction (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  version integer NOT NULL DEFAULT 1,
  channel_id inlay_id NOT NULL,
  platform text NOT NULL,
  visibility text NOT NULL,
  contact_id inlay_id NOT NULL,
  conversation_id text NOT NULL,
  status text NOT NULL,
  assignee_id inlay_id,
  team_id inlay_id,
  topics text[] NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  last_message jsonb,
  unread_count integer NOT NULL DEFAULT 0,
  last_read_message_id inlay_id,
  last_read_at bigint,
  waiting_since bigint,
  sla_due_at bigint,
  last_inbound_at bigint,
  last_activity_at bigint NOT NULL,
  created_at bigint NOT NULL,
  offer_id inlay_id,
  offer_agent_id inlay_id,
  offer_made_at bigint,
  offer_expires_at bigint,
  declined_by text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, channel_id) REFERENCES channel,
  FOREIGN KEY (organisation_id, contact_id) REFERENCES contact,
  FOREIGN KEY (organisation_id, assignee_id) REFERENCES agent,
  FOREIGN KEY (organisation_id, team_id) REFERENCES team
) WITH (fillfactor = 70);
-- One piece of work at a time with one contact in one conversation of the network.
CREATE UNIQUE INDEX interaction_unclosed
  ON interaction (organisation_id, channel_id, conversation_id, contact_id) WHERE status <> 'closed';
-- The three orders of the list; the expressions are those of sortKey in model/interaction-list.ts.
CREATE INDEX interaction_by_waiting
  ON interaction (organisation_id, COALESCE(waiting_since, 8640000000000000 - last_activity_at), id);
CREATE INDEX interaction_by_sla
  ON interaction (organisation_id, COALESCE(sla_due_at, 8640000000000000 - last_activity_at), id);
CREATE INDEX interaction_by_activity ON interaction (organisation_id, (-last_activity_at), id);
CREATE INDEX interaction_by_assignee
  ON interaction (organisation_id, assignee_id) WHERE status IN ('new', 'open', 'pending');
CREATE INDEX interaction_by_offer
  ON interaction (organisation_id, offer_agent_id) WHERE offer_agent_id IS NOT NULL;
CREATE INDEX interaction_to_route ON interaction (organisation_id, waiting_since)
  WHERE assignee_id IS NULL AND offer_id IS NULL AND waiting_since IS NOT NULL
    AND status IN ('new', 'open', 'pending');

CREATE TABLE message (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  client_id inlay_id,
  kind text NOT NULL,
  visibility text NOT NULL,
  direction text NOT NULL,
  author_kind text NOT NULL,
  author_id inlay_id,
  author_name text NOT NULL,
  body text NOT NULL,
  folded text NOT NULL,
  extra jsonb,
  in_reply_to jsonb,
  -- What the network is told that this answers; for a public answer that the agent gave to nothing in particular, the newest.
  reply_network_id text,
  network_id text,
  network_url text,
  on_ad boolean NOT NULL DEFAULT false,
  network_state jsonb NOT NULL DEFAULT '{"likes":0,"likedByUs":false,"hidden":false,"deleted":false}',
  file_count integer NOT NULL DEFAULT 0,
  sent_at bigint NOT NULL,
  delivery_state text,
  delivery_reason text,
  delivery_detail text,
  delivery_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction
);
CREATE INDEX message_of_interaction ON message (organisation_id, interaction_id, sent_at, id);
CREATE UNIQUE INDEX message_by_network_id
  ON message (organisation_id, channel_id, network_id) WHERE network_id IS NOT NULL;

CREATE TABLE attachment (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  -- Null until it is sent; then its place among the message's files.
  message_id inlay_id,
  ordinal integer NOT NULL DEFAULT 0,
  agent_id inlay_id,
  -- What the network calls a file that has yet to be fetched; null once it is here, and for uploads.
  reference text,
  failed boolean NOT NULL DEFAULT false,
  name text NOT NULL,
  type text NOT NULL,
  size integer NOT NULL,
  width integer,
  height integer,
  thumbnail bytea,
  thumbnail_type text,
  created_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction,
  FOREIGN KEY (organisation_id, message_id) REFERENCES message
);
-- A signed address names the file alone.
CREATE UNIQUE INDEX attachment_by_id ON attachment (id);
CREATE INDEX attachment_of_message ON attachment (organisation_id, message_id, ordinal);

CREATE TABLE attachment_chunk (
  organisation_id inlay_id NOT NULL,
  attachment_id inlay_id NOT NULL,
  ordinal integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (organisation_id, attachment_id, ordinal),
  FOREIGN KEY (organisation_id, attachment_id) REFERENCES attachment ON DELETE CASCADE
);

CREATE TABLE offer (
  organisation_id inlay_id NOT NULL,
  id inlay_id NOT NULL,
  interaction_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  ended_at bigint,
  -- accepted, declined, expired, withdrawn
  outcome text,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, interaction_id) REFERENCES interaction
);

CREATE TABLE idempotency (
  organisation_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  key inlay_id NOT NULL,
  request_hash text NOT NULL,
  -- The message as it was first told, to the letter; the answer to every replay is made from it.
  answer json,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, agent_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);

-- What a network said of a message that is not known under that id yet.
CREATE TABLE early_receipt (
  organisation_id inlay_id NOT NULL,
  channel_id inlay_id NOT NULL,
  network_id text NOT NULL,
  state text NOT NULL,
  reason text,
  detail text,
  at bigint NOT NULL,
  heard_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, channel_id, network_id, state)
);

CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id inlay_id NOT NULL,
  kind text NOT NULL,
  -- Message, attachment or offer.
  subject inlay_id NOT NULL,
  -- Jobs of one line run in the order they were made, one at a time.
  line inlay_id NOT NULL,
  due_at bigint NOT NULL,
  made_at bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Whether an attempt was begun whose end nobody has written down.
  attempt_open boolean NOT NULL DEFAULT false,
  leased_until bigint,
  leased_by text,
  UNIQUE (organisation_id, kind, subject)
);
CREATE INDEX job_due ON job (due_at);
CREATE INDEX job_line ON job (organisation_id, line, id);

-- Which process has a stream of which agent open.
CREATE TABLE presence (
  organisation_id inlay_id NOT NULL,
  agent_id inlay_id NOT NULL,
  process_id text NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, agent_id, process_id)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation', 'event_counter', 'event', 'team', 'availability', 'agent', 'channel',
    'team_member', 'team_channel', 'word', 'contact', 'interaction', 'message', 'attachment', 'attachment_chunk',
    'offer', 'idempotency', 'early_receipt', 'job', 'presence']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO inlay_app
      USING (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))
      WITH CHECK (organisation_id = (SELECT current_setting(''inlay.organisation'', true)))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO inlay_app', name);
  END LOOP;
  -- The log is only added to.
  REVOKE UPDATE, DELETE ON event FROM inlay_app;
END $$;

-- Writes events of the bound organisation with the next numbers, asks for routing if wanted, and wakes whoever listens.
-- To be called last in a transaction: others wait for the counter's row until it ends.
CREATE FUNCTION inlay_append(told_at bigint, told jsonb, wants_routing boolean) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  organisation text := current_setting('inlay.organisation');
  many integer := jsonb_array_length(told);
  last bigint;
BEGIN
  UPDATE event_counter
    SET head = head + many, routing_wanted = routing_wanted + wants_routing::integer
    WHERE organisation_id = organisation
    RETURNING head INTO last;
  IF last IS NULL THEN RAISE EXCEPTION 'There is no organisation %', organisation; END IF;
  INSERT INTO event (organisation_id, seq, at, channel_id, agent_id, body)
    SELECT organisation, last - many + place, told_at, entry ->> 'channelId', entry ->> 'agentId', entry -> 'body'
    FROM jsonb_array_elements(told) WITH ORDINALITY AS entries (entry, place);
  PERFORM pg_notify('inlay_events', organisation || ' ' || last || CASE WHEN wants_routing THEN ' route' ELSE '' END);
  RETURN last;
END $$;

-- Search by part of a text is quicker with trigrams; where the server has none, it is searched without.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX message_by_text ON message USING gin (folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN NULL;
END $$;
`;
