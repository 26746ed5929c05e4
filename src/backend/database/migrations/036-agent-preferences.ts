/** What an agent prefers on every machine, and when they were last connected: who comes back after long signs in. */
export const AGENT_PREFERENCES = `
ALTER TABLE agent ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}';
ALTER TABLE agent ADD COLUMN seen_at bigint;
`;
