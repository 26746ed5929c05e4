/** A Lightning app's records and what its page shows: what Open CTI and Lightning web components act on. */
import type { FoundPerson } from '../../../src/embed/salesforce/utility-bar.ts';
import { Faults } from '../faults.ts';

export type Fields = Record<string, unknown>;

const PREFIXES: Readonly<Record<string, string>> = {
  Contact: '003',
  Account: '001',
  Case: '500',
  Lead: '00Q',
  Task: '00T',
};

/** Where the agent is. */
export interface LightningPlace {
  readonly url: string;
  readonly recordId?: string;
  readonly recordName?: string;
  readonly objectType?: string;
}

export class FakeLightning {
  readonly faults = new Faults();
  readonly opened: string[] = [];
  place: LightningPlace = { url: '/lightning/page/home' };
  /** Told of each change, for a page that shows it. */
  onChange: () => void = () => undefined;
  readonly #records = new Map<string, Fields & { readonly objectType: string }>();
  #last = 0;

  records(objectType: string): readonly (Fields & { readonly Id: string })[] {
    return [...this.#records]
      .filter(([, record]) => record.objectType === objectType)
      .map(([Id, record]) => ({ ...record, Id }));
  }

  /** All of them as text, for `restore`. */
  kept(): string {
    return JSON.stringify([...this.#records]);
  }

  /** Takes what `kept` returned; anything else changes nothing. */
  restore(kept: string | null): void {
    try {
      const records = JSON.parse(kept ?? '[]') as [string, Fields & { readonly objectType: string }][];
      for (const [id, record] of records) this.#records.set(id, record);
      this.#last = this.#records.size;
    } catch {
      // Kept by another version of this page.
    }
  }

  create(objectType: string, fields: Fields): string {
    if (objectType === 'Contact' && typeof fields['LastName'] !== 'string')
      throw new Error('Required fields are missing: [LastName]');
    this.#last += 1;
    const id = `${PREFIXES[objectType] ?? 'a00'}${String(this.#last).padStart(15, '0')}`;
    this.#records.set(id, { CreatedDate: new Date().toISOString(), ...fields, objectType });
    this.onChange();
    return id;
  }

  get(id: string): Fields & { readonly objectType: string } {
    const record = this.#records.get(id);
    if (record === undefined) throw new Error('The requested resource does not exist');
    return record;
  }

  update(id: string, fields: Fields): void {
    Object.assign(this.get(id), fields);
    this.onChange();
  }

  /** Contacts and leads, each once, as `InlayRecords.findPeople` finds them. */
  findPeople(identifiers: readonly string[]): readonly FoundPerson[] {
    const found = Object.assign({}, ...identifiers.map((each) => this.search(each))) as Record<
      string,
      Fields
    >;
    return Object.entries(found)
      .map(([id, row]) => ({ id, name: textOf(row['Name']), objectApiName: textOf(row['RecordType']) }))
      .filter(({ objectApiName }) => objectApiName === 'Contact' || objectApiName === 'Lead');
  }

  /** One task for each `CallObject`, as `InlayRecords.saveTask` keeps it. */
  saveTask(fields: Fields): string {
    const present = this.records('Task').find((task) => task['CallObject'] === fields['CallObject']);
    if (present === undefined) return this.create('Task', fields);
    this.update(present.Id, fields);
    return present.Id;
  }

  open(id: string): void {
    this.get(id);
    this.opened.push(id);
    this.onChange();
  }

  /** By id: everything in which the words stand, as a global search does. */
  search(words: string): Readonly<Record<string, Fields>> {
    const wanted = words.trim().toLowerCase();
    if (wanted.length < 2) throw new Error('Search term must be longer than one character');
    const found = [...this.#records].filter(
      ([, record]) =>
        ['Email', 'Phone', 'MobilePhone', 'Name'].some(
          (name) => textOf(record[name]).toLowerCase() === wanted,
        ) || nameOf(record).toLowerCase().includes(wanted),
    );
    return Object.fromEntries(
      found.map(([Id, record]) => [Id, { Id, Name: nameOf(record), RecordType: record.objectType }]),
    );
  }

  nameOf(id: string): string {
    return nameOf(this.get(id));
  }
}

function nameOf(record: Fields): string {
  return (
    [record['FirstName'], record['LastName']].map(textOf).filter(Boolean).join(' ') || textOf(record['Name'])
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
