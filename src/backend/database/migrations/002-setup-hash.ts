/** An organisation knows the setup that was applied last, so that the same again changes nothing. */
export const SETUP_HASH = `
ALTER TABLE organisation ADD COLUMN setup_hash text;
`;
