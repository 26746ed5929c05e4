import type { Database } from './database.ts';
import { FIRST } from './migrations/001-first.ts';
import { SETUP_HASH } from './migrations/002-setup-hash.ts';
import { SECOND_THOUGHTS } from './migrations/003-second-thoughts.ts';
import { REMOVAL_NOTES_TAGS } from './migrations/004-removal-notes-tags.ts';
import { REPLY_WINDOWS } from './migrations/005-reply-windows.ts';
import { QUICK_REPLIES } from './migrations/006-quick-replies.ts';
import { MESSAGE_ACTIONS } from './migrations/009-message-actions.ts';
import { TRANSLATION_TRANSCRIPT } from './migrations/007-translation-transcript.ts';
import { AUDIT_SKILLS } from './migrations/010-audit-skills.ts';
import { TIMERS } from './migrations/020-timers.ts';
import { OUTCOME } from './migrations/025-outcome.ts';
import { OFFERS } from './migrations/040-offers.ts';
import { BULK_RESOLUTION } from './migrations/041-bulk-resolution.ts';
import { LONG_LISTS } from './migrations/042-long-lists.ts';
import { PERSONS } from './migrations/030-persons.ts';
import { AGENT_PREFERENCES } from './migrations/036-agent-preferences.ts';
import { CONTACT_CARDS } from './migrations/035-contact-cards.ts';
import { SURVEYS } from './migrations/045-surveys.ts';
import { SIGN_IN } from './migrations/050-sign-in.ts';
import { DIRECTORY } from './migrations/031-directory.ts';
import { ELEVATION } from './migrations/032-elevation.ts';
import { DIRECTION } from './migrations/053-direction.ts';
import { IDENTIFIER_SEARCH } from './migrations/060-identifier-search.ts';
import { VIP_GROUPS } from './migrations/061-vip-groups.ts';
import { BEFORE_EDIT } from './migrations/065-before-edit.ts';

/** Every step of the schema in its order; a step that has been released is never changed. */
export const MIGRATIONS: readonly {
  readonly number: number;
  readonly name: string;
  readonly script: string;
}[] = [
  { number: 1, name: 'first', script: FIRST },
  { number: 2, name: 'setup-hash', script: SETUP_HASH },
  { number: 3, name: 'second-thoughts', script: SECOND_THOUGHTS },
  { number: 4, name: 'removal-notes-tags', script: REMOVAL_NOTES_TAGS },
  { number: 5, name: 'reply-windows', script: REPLY_WINDOWS },
  { number: 6, name: 'quick-replies', script: QUICK_REPLIES },
  { number: 7, name: 'translation-transcript', script: TRANSLATION_TRANSCRIPT },
  { number: 9, name: 'message-actions', script: MESSAGE_ACTIONS },
  { number: 10, name: 'audit-skills', script: AUDIT_SKILLS },
  { number: 20, name: 'timers', script: TIMERS },
  { number: 25, name: 'outcome', script: OUTCOME },
  { number: 30, name: 'persons', script: PERSONS },
  { number: 31, name: 'directory', script: DIRECTORY },
  { number: 32, name: 'elevation', script: ELEVATION },
  { number: 35, name: 'contact-cards', script: CONTACT_CARDS },
  { number: 36, name: 'agent-preferences', script: AGENT_PREFERENCES },
  { number: 40, name: 'offers', script: OFFERS },
  { number: 41, name: 'bulk-resolution', script: BULK_RESOLUTION },
  { number: 42, name: 'long-lists', script: LONG_LISTS },
  { number: 45, name: 'surveys', script: SURVEYS },
  { number: 50, name: 'sign-in', script: SIGN_IN },
  { number: 53, name: 'direction', script: DIRECTION },
  { number: 60, name: 'identifier-search', script: IDENTIFIER_SEARCH },
  { number: 61, name: 'vip-groups', script: VIP_GROUPS },
  { number: 65, name: 'before-edit', script: BEFORE_EDIT },
];

/** Any number, the same in every process: who holds it changes the schema. */
const LOCK = 7_269_153_401;

/**
 * Brings the schema up to date: each step and its record in one transaction, under a lock, so that several processes may start
 * at once. Rejects where the database is newer than this program.
 */
export async function migrate(database: Database): Promise<void> {
  await database.asSystem(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await transaction.run(
      `CREATE TABLE IF NOT EXISTS inlay_migration (
         number integer PRIMARY KEY, name text NOT NULL, done_at timestamptz NOT NULL DEFAULT now())`,
    );
    const rows = await transaction.query<{ number: number }>('SELECT number FROM inlay_migration');
    const done = new Set(rows.map(({ number }) => number));
    const newest = Math.max(0, ...done);
    const known = MIGRATIONS.at(-1)?.number ?? 0;
    if (newest > known) {
      throw new Error(
        `The database has schema ${String(newest)}, this program knows ${String(known)}: start a newer one.`,
      );
    }
    for (const { number, name, script } of MIGRATIONS) {
      if (done.has(number)) continue;
      await transaction.run(script);
      await transaction.query('INSERT INTO inlay_migration (number, name) VALUES ($1, $2)', [number, name]);
    }
  });
}
