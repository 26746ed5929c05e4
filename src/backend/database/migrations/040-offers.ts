/**
 * _Not responding_ beside available and away; which channel's work goes first; and indexes by which routing finds the longest wait of a
 * channel, and what stands before whom.
 */
export const OFFERS = `
ALTER TABLE availability DROP CONSTRAINT availability_kind_check;
ALTER TABLE availability ADD CONSTRAINT availability_kind_check CHECK (kind IN ('available', 'away', 'not-responding'));
INSERT INTO availability (organisation_id, id, kind, label, ordinal)
  SELECT organisation_id, 'not-responding', 'not-responding', NULL, 1000000 FROM organisation
  ON CONFLICT (organisation_id, id) DO UPDATE SET kind = EXCLUDED.kind, label = NULL, active = true;

ALTER TABLE channel ADD COLUMN priority integer NOT NULL DEFAULT 0;

DROP INDEX interaction_to_route;
CREATE INDEX interaction_to_route ON interaction (organisation_id, channel_id, waiting_since, id)
  WHERE assignee_id IS NULL AND offer_id IS NULL AND waiting_since IS NOT NULL
    AND status IN ('new', 'open', 'pending');
`;
