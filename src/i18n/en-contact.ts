import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** The customer card and the preview in English. */
export const enContact: Pick<LateStrings, 'contact'> = {
  contact: {
    card: 'Customer card',
    identifiers: 'Known as',
    anonymousHint: 'The name was removed. Nothing else is kept of this contact.',
    record: 'CRM record',
    noRecord: 'No record is linked.',
    openInCrm: 'Open in CRM',
    cannotOpen: 'The page around this panel opens no records.',
    notOpened: 'The page around did not open it. Try again.',
    beside: 'The page shows:',
    link: 'Link the record shown',
    unlink: 'Unlink',
    find: 'Find in CRM',
    finding: 'Looking in the CRM',
    create: 'Create in CRM',
    creating: 'Creating in the CRM',
    found: (count) =>
      count === 0
        ? 'Nobody in the CRM has these identifiers.'
        : plural(count, {
            one: () => 'One record has these identifiers.',
            other: (n) => `${n} records have these identifiers. Choose whose it is.`,
          }),
    foundByName: (count) =>
      count === 0
        ? 'Nobody in the CRM has these identifiers, or this name.'
        : plural(count, {
            one: () => 'Nobody has these identifiers. One record has this name: check that it is theirs.',
            other: (n) => `Nobody has these identifiers. ${n} records have this name: check which is theirs.`,
          }),
    nothingToLookBy: 'No email address or telephone number is known to look for this contact by.',
    matches: 'Found in the CRM',
    linkIt: 'Link',
    linkFound: (name) => `Link ${name}`,
    openFound: (name) => `Open ${name} in CRM`,
    nameless: 'Record without a name',
    notFound: {
      refused: 'The CRM refused to look.',
      timeout: 'The CRM did not answer in time.',
      gone: 'The CRM can’t be reached from here any more. Reload the page.',
      unsupported: 'The CRM can’t be searched from here.',
    },
    notCreated: {
      refused: 'The CRM refused to create it.',
      timeout:
        'The CRM did not answer in time. It may have created the record: look before you create another.',
      gone: 'The CRM can’t be reached from here any more. It may have created the record: reload the page and look.',
      unsupported: 'No records can be created from here.',
    },
    attributes: 'Attributes',
    noAttributes: 'The administrator has defined none.',
    searchAttributes: 'Search attributes',
    nothingFound: 'Nothing found',
    edit: 'Edit',
    save: 'Save',
    saving: 'Saving',
    notKnown: 'Not known',
    notChosen: 'None',
    expected: {
      'text-expected': 'A text is expected here.',
      'text-too-long': 'At most 2,000 characters are kept here.',
      'number-expected': 'A number is expected here, such as 12 or 12.5.',
      'date-expected': 'A date is expected here.',
      'choice-expected': 'Choose one of these.',
      'link-expected': 'A whole address is expected here, such as https://example.com.',
    },
    notSaved: 'Not saved.',
    recordChanged: 'Somebody else has linked another record meanwhile.',
    discard: 'Discard',
    conflict: (label) => `${label} was changed by somebody else meanwhile. Which one holds?`,
    useMine: (value) => `Yours: ${value}`,
    useTheirs: (value) => `Theirs: ${value}`,
    emptied: 'nothing',
    earlier: 'Other interactions',
    noEarlier: 'This is the only one.',
    more: 'Show more',
    failed: 'What is known of this contact could not be read',
    earlierFailed: 'The other interactions could not be read',
    collapse: 'Hide customer card',
    preview: (contact) => `Preview: ${contact}`,
    heldBy: (agent) => `${agent} has this one.`,
    heldByNobody: 'Nobody has this one.',
    heldByMe: 'This one is yours.',
    openIt: 'Open',
    outcome: 'Outcome',
    status: 'Status',
    topics: 'Topics',
    tags: 'Tags',
    none: { topics: 'None', tags: 'None' },
  },
};
