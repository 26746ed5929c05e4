/**
 * What the timers of an interaction are told from, and when the next of them comes due: then a job of the kind `timer` is due, too.
 * When an organisation works on a channel.
 */
export const TIMERS = `
ALTER TABLE interaction
  -- Who holds it, as the timers saw it last, and since when.
  ADD COLUMN holder_id inlay_id,
  ADD COLUMN held_since bigint,
  -- kind, since, endsAt
  ADD COLUMN timer jsonb,
  ADD COLUMN returns_at bigint,
  ADD COLUMN returns_to inlay_id,
  ADD COLUMN done_since bigint,
  ADD COLUMN timer_due_at bigint,
  -- When the promise has come to its last quarter, where that is not to be told from the wall clock.
  ADD COLUMN sla_soon_at bigint;
ALTER TABLE channel ADD COLUMN hours jsonb;
-- Who had the last conversation that was closed.
CREATE INDEX interaction_closed ON interaction (organisation_id, channel_id, conversation_id, contact_id, last_activity_at)
  WHERE status = 'closed';
`;
