/**
 * Reply windows count from what the contact last wrote in private; what its agent may still take back says until when; and the post
 * under which a conversation stands is kept as it was told, with its pictures.
 */
export const REPLY_WINDOWS = `
UPDATE interaction i SET last_inbound_at = (SELECT max(m.sent_at) FROM message m
  WHERE m.organisation_id = i.organisation_id AND m.interaction_id = i.id AND m.direction = 'inbound'
    AND m.visibility = 'private');
ALTER TABLE message ADD COLUMN undo_until bigint;
ALTER TABLE interaction ADD COLUMN post jsonb;
-- Of the post, and so of no message.
ALTER TABLE attachment ADD COLUMN of_post boolean NOT NULL DEFAULT false;
CREATE INDEX attachment_of_post ON attachment (organisation_id, interaction_id, ordinal) WHERE of_post;
CREATE INDEX interaction_by_post ON interaction (organisation_id, channel_id, (post ->> 'networkId')) WHERE post IS NOT NULL;
`;
