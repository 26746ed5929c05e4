import * as v from 'valibot';
import { TEMPLATE_CATEGORIES } from '../model/template-content.ts';
import { count, time } from './scalars.ts';
import { templateContent, templateId, templateLanguage } from './template-content.ts';

export const messageTemplate = v.object({
  id: templateId,
  category: v.picklist(TEMPLATE_CATEGORIES),
  variables: v.picklist(['positional', 'named']),
  ...templateContent.entries,
  examples: v.record(v.string(), v.string()),
});

export const templatesQuery = v.strictObject({
  language: v.optional(templateLanguage),
  refresh: v.optional(v.picklist(['true', 'false']), 'false'),
});

/** What a network has approved for an account. */
export const templateList = v.object({
  items: v.array(messageTemplate),
  fetchedAt: v.pipe(time, v.description('When the network was asked last')),
  stale: v.pipe(v.boolean(), v.description('Whether the network could not be asked now')),
  unsupported: v.pipe(count, v.description('Approved ones with parts that can’t be sent from here')),
});
