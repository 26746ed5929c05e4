/** Contacts on several channels that are one person: they share a value. Null for who is known on one channel alone. */
export const PERSONS = `
ALTER TABLE contact ADD COLUMN person_id inlay_id;
CREATE INDEX contact_by_person ON contact (organisation_id, person_id) WHERE person_id IS NOT NULL;
`;
