import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { NOTE_MAX } from '../../src/model/note.ts';
import { mayChangeNote, noteLength, noteProblem, withNote } from '../../src/model/note-rules.ts';
import type { Note } from '../../src/model/note.ts';

type Told = Note & { readonly deleted: boolean };

describe('the text of a note', () => {
  it('is neither blank nor longer than its limit, white space around it apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat({ max: 3 }), (text, spaces) => {
        const around = ' '.repeat(spaces);
        expect(noteProblem(around + text + around)).toBe(noteProblem(text));
        expect(noteProblem(text) === 'blank').toBe(text.trim() === '');
        expect(noteLength(text)).toBe([...text.trim()].length);
      }),
    );
    expect(noteProblem('🌻'.repeat(NOTE_MAX))).toBeNull();
    expect(noteProblem('🌻'.repeat(NOTE_MAX + 1))).toBe('too-long');
  });
});

describe('who may change a note', () => {
  it('is its author, and who supervises', () => {
    fc.assert(
      fc.property(fc.constantFrom('ada', 'ben'), fc.subarray([...PERMISSIONS]), (id, permissions) => {
        expect(mayChangeNote({ author: { id: 'ada', name: 'Ada' } }, { id, permissions })).toBe(
          id === 'ada' || permissions.includes('conversation.supervise'),
        );
      }),
    );
  });
});

describe('notes as they are told', () => {
  it('come to the same in whatever order the versions of each arrive, oldest first, without what is deleted', () => {
    const told = fc
      .array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), deleted: fc.boolean() }), { maxLength: 12 })
      .map((all) =>
        all.map(({ id, deleted }, version): Told => ({
          id,
          author: { id: 'ada', name: 'Ada' },
          text: `Version ${String(version)}`,
          createdAt: id.charCodeAt(0),
          editedAt: null,
          version,
          // Deleted is the last word on a note.
          deleted: deleted && !all.slice(version + 1).some((later) => later.id === id),
        })),
      );
    fc.assert(
      fc.property(
        told.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([inOrder, shuffled]) => {
          const take = (all: readonly Told[]): readonly Note[] =>
            all.reduce<readonly Note[]>((notes, note) => withNote(notes, note), []);
          const newest = new Map(inOrder.map((note) => [note.id, note]));
          const expected = [...newest.values()]
            .filter(({ deleted }) => !deleted)
            .sort((a, b) => a.createdAt - b.createdAt)
            .map(({ id, version }) => [id, version]);
          const seen = (notes: readonly Note[]) => notes.map(({ id, version }) => [id, version]);
          expect(seen(take(inOrder))).toEqual(expected);
          // What is deleted is known by its being gone: who hears of an older version afterwards has been told out of turn.
          if (!inOrder.some(({ deleted }) => deleted)) expect(seen(take(shuffled))).toEqual(expected);
        },
      ),
    );
  });
});
