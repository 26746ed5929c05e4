import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { businessHours } from '../../contract/business-hours.ts';
import { platformId, platformOverrides, visibility } from '../../contract/channel.ts';
import { attributeDefinition } from '../../contract/contact.ts';
import { quickReplyWriting } from '../../contract/quick-reply.ts';
import { id } from '../../contract/scalars.ts';
import { skill, workSettings } from '../../contract/work-rules.ts';
import { FEATURES, PERMISSIONS, type Feature } from '../../model/agent.ts';
import type { OrganisationSetup } from '../provision.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.optional(v.array(name), []);

/** What is on only where an administrator says so: it can't be brought back, or makes every public answer wait (M4 to M6, C12). */
const OFF_UNTIL_NAMED: readonly Feature[] = ['undoSend', 'deleteMessage', 'removeContent', 'removeAuthor'];

/** A quick reply with the id that the administrator gives it; the rest by the rule that an agent's own are taken by. */
const reply = v.pipe(
  v.looseObject({ id }),
  v.transform(({ id: replyId, ...writing }) => ({ id: replyId, writing })),
  v.object({ id, writing: quickReplyWriting }),
  v.transform(({ id: replyId, writing }) => ({ id: replyId, ...writing })),
);

/** What an administrator writes about organisations; the shape of `OrganisationSetup`, strict about unknown fields. */
const setupSchema = v.array(
  v.strictObject({
    id,
    name,
    features: v.optional(
      v.array(v.picklist(FEATURES)),
      FEATURES.filter((feature) => !OFF_UNTIL_NAMED.includes(feature)),
    ),
    teams: v.pipe(v.array(v.strictObject({ id, name })), v.minLength(1)),
    agents: v.pipe(
      v.array(
        v.strictObject({
          id,
          name,
          permissions: v.array(v.picklist(PERMISSIONS)),
          capacity: count,
          teamIds: v.array(id),
          skillIds: v.optional(v.array(id), []),
          subject: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
          availabilityId: v.optional(id, 'away'),
        }),
      ),
      v.check((agents) => {
        const subjects = agents.flatMap(({ subject }) => subject ?? []);
        return new Set(subjects).size === subjects.length;
      }, 'each subject to be one agent’s alone'),
    ),
    awayReasons: v.optional(v.array(v.strictObject({ id, label: name })), []),
    channels: v.array(
      v.strictObject({
        id,
        gatewayId: name,
        accountNetworkId: name,
        platform: platformId,
        name,
        visibility,
        offer: v.optional(v.strictObject({ needsAccept: v.boolean(), seconds: count }), {
          needsAccept: false,
          seconds: 60,
        }),
        slaMinutes: v.optional(v.nullable(count), null),
        priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1000), v.maxValue(1000)), 0),
        hours: v.optional(v.nullable(businessHours), null),
        overrides: v.optional(platformOverrides, {}),
        skillId: v.optional(id),
        teamIds: v.array(id),
      }),
    ),
    topics: words,
    tags: words,
    contactGroups: words,
    vipGroups: words,
    attributes: v.optional(v.array(attributeDefinition), []),
    skills: v.optional(v.array(skill), []),
    settings: v.optional(workSettings, {}),
    replyCollections: v.optional(
      v.array(
        v.strictObject({
          id,
          name,
          teamIds: v.optional(v.array(id), []),
          channelIds: v.optional(v.array(id), []),
          replies: v.array(reply),
        }),
      ),
      [],
    ),
  }),
);

/** Reads organisations from a JSON file. Rejects with every wrong value by its path and what was expected there. */
export async function readSetupFile(path: string): Promise<readonly OrganisationSetup[]> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${path}: expected JSON`);
  }
  const parsed = v.safeParse(setupSchema, Array.isArray(value) ? value : [value]);
  if (parsed.success) return parsed.output as readonly OrganisationSetup[];
  const problems = parsed.issues.map(
    (issue) => `  ${v.getDotPath(issue) ?? '(the whole)'}: expected ${issue.expected ?? issue.message}`,
  );
  throw new Error([`${path}:`, ...problems].join('\n'));
}
