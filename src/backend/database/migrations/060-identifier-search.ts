/**
 * Contacts are found by their number or address. How a number is dialled at home comes with the next message of its contact, as the
 * database knows no plan of numbers.
 */
export const IDENTIFIER_SEARCH = `
UPDATE contact SET folded = folded || chr(10) || lower(identifier)
WHERE identifier IS NOT NULL AND removed_at IS NULL AND position(lower(identifier) IN folded) = 0;
`;
