/** What a new wording takes the place of, for its agent to take it back while it is held (C12). */
export const BEFORE_EDIT = `
ALTER TABLE message ADD COLUMN before_edit jsonb;
ALTER TABLE message ADD COLUMN edit_taken_back boolean NOT NULL DEFAULT false;
`;
