/** Whether the company wrote or called first: such an interaction was not begun by its contact. */
export const DIRECTION = `
ALTER TABLE interaction ADD COLUMN outbound boolean NOT NULL DEFAULT false;

UPDATE interaction i SET outbound = true FROM audit a
WHERE a.organisation_id = i.organisation_id AND a.interaction_id = i.id AND a.at = i.created_at
  AND (a.kind = 'began-outbound' OR (a.kind = 'elevated' AND a.detail ? 'from'));
`;
