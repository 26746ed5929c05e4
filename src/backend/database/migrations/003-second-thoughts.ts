/**
 * What can be taken back or comes back: a wait that a failed answer did not end, a status moved by hand, an offer that an agent did
 * not take, with the time at which they did not.
 */
export const SECOND_THOUGHTS = `
ALTER TABLE message ADD COLUMN ended_wait_since bigint;
ALTER TABLE interaction ADD COLUMN answer_trouble text;
ALTER TABLE interaction ADD COLUMN status_move jsonb;
-- Agent's id to epoch milliseconds.
ALTER TABLE interaction ADD COLUMN declined jsonb NOT NULL DEFAULT '{}';
UPDATE interaction SET declined = (
  SELECT jsonb_object_agg(agent_id, (extract(epoch FROM now()) * 1000)::bigint) FROM unnest(declined_by) AS agent_id)
  WHERE declined_by <> '{}';
ALTER TABLE interaction DROP COLUMN declined_by;
`;
