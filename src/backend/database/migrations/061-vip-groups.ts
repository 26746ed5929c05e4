/** Contact groups whose members are marked wherever they stand (K1). */
export const VIP_GROUPS = `
ALTER TABLE word ADD COLUMN vip boolean NOT NULL DEFAULT false;
`;
