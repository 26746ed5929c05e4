import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/conversation-notes/define.ts';
import type { ConversationNotes } from '../../../src/components/conversation-notes/conversation-notes.ts';
import '../../../src/components/message-annotations/define.ts';
import type { MessageAnnotations } from '../../../src/components/message-annotations/message-annotations.ts';
import '../../../src/components/notes/define.ts';
import type { Notes } from '../../../src/components/notes/notes.ts';
import { PERMISSIONS } from '../../../src/model/agent.ts';
import type { PlacedNote, ShownNote } from '../../../src/model/note.ts';
import type { NoteDraft } from '../../../src/store/annotation-actions.ts';
import { mount } from '../../support/mount.ts';
import { COLLEAGUE, ME, message, MINUTE, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const note = (id: string, given: Partial<ShownNote> = {}): ShownNote => ({
  id,
  text: `Text of ${id}`,
  author: ME,
  createdAt: NOW - 5 * MINUTE,
  editedAt: null,
  version: 1,
  ...given,
});
const placed = (id: string, given: Partial<PlacedNote> = {}): PlacedNote => ({
  ...note(id),
  interactionId: 'i-lea',
  messageId: null,
  deleted: false,
  ...given,
});
const refused = { key: 'k', state: 'refused', error: 'forbidden', isNew: false, text: null } as const;

async function show(
  notes: readonly ShownNote[],
  {
    draft,
    supervises = false,
    language = 'en',
  }: { draft?: Partial<NoteDraft>; supervises?: boolean; language?: string } = {},
): Promise<{ element: Notes; store: StubStore }> {
  const permissions = PERMISSIONS.filter((one) => supervises || one !== 'conversation.supervise');
  const store = createStubStore();
  store.set(({ session: slice }) => ({
    session: { ...slice, value: session({ permissions }) },
    ...(draft === undefined
      ? {}
      : { noteDrafts: { m1: { noteId: null, text: '', isFresh: false, ...draft } } }),
  }));
  const element = await mount<Notes>(
    'inlay-notes',
    { store, language },
    { notes, interactionId: 'i-lea', messageId: 'm1' },
  );
  await settled();
  return { element, store };
}

describe('inlay-notes', () => {
  it('lets nobody change anything in a preview (K5, L10)', async () => {
    const { element } = await show([note('mine')]);
    expect(allWithin(element, 'button')).to.have.length(2);
    element.preview = true;
    await settled();
    expect(allWithin(element, 'button')).to.have.length(0);
    expect(within(element, '.text').textContent).to.equal('Text of mine');
  });

  describe('accessibility', () => {
    const states: Record<string, Parameters<typeof show>> = {
      'notes of mine and of others': [[note('a'), note('b', { author: COLLEAGUE, editedAt: NOW })], {}],
      'one being written': [[note('a')], { draft: { text: 'Half a' } }],
      'one too long': [[], { draft: { text: 'x'.repeat(2_050) } }],
      'one being saved': [[note('a', { pending: { ...refused, state: 'waiting', error: null } })], {}],
      'one refused': [[note('a', { pending: { ...refused, text: 'Mine' } })], {}],
      'in French': [[note('a')], { draft: { text: '' }, language: 'fr' }],
    };
    for (const [name, given] of Object.entries(states)) {
      it(`has nothing that axe objects to: ${name}`, async () => {
        await expect((await show(...given)).element).to.be.accessible();
      });
    }
  });

  describe('keyboard', () => {
    it('begins in the field, saves by Ctrl+Enter, and gives the focus back', async () => {
      const before = document.createElement('button');
      document.body.append(before);
      before.focus();
      const { element, store } = await show([], { draft: { isFresh: true } });
      await waitUntil(() => element.shadowRoot?.activeElement?.localName === 'textarea');
      await sendKeys({ type: 'Rang them' });
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Control' });
      expect(store.callsOf('addNote')).to.deep.equal([
        [{ interactionId: 'i-lea', messageId: 'm1' }, 'Rang them'],
      ]);
      await settled();
      expect(element.shadowRoot?.querySelector('textarea')).to.equal(null);
      expect(document.activeElement).to.equal(before);
      before.remove();
    });
    it('takes the focus from nobody when it comes back into view', async () => {
      const { element } = await show([], { draft: { text: 'Half a' } });
      expect(element.shadowRoot?.activeElement).to.equal(null);
    });
    it('closes an empty form by Escape, and loses no word by it', async () => {
      const { element, store } = await show([], { draft: { isFresh: true } });
      await sendKeys({ type: 'Word' });
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(within<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Word');
      within(element, 'textarea').focus();
      for (let at = 0; at < 4; at += 1) await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(store.getState().noteDrafts).to.deep.equal({});
    });
    it('keeps its keys from the panel around', async () => {
      const heard: string[] = [];
      const listen = ({ key }: KeyboardEvent): void => void heard.push(key);
      document.addEventListener('keydown', listen);
      await show([], { draft: { isFresh: true } });
      await sendKeys({ type: 're' });
      document.removeEventListener('keydown', listen);
      expect(heard).to.deep.equal([]);
    });
  });

  describe('what a person sees', () => {
    it('says who, when, and that it was edited', async () => {
      const { element } = await show([note('a', { author: COLLEAGUE, editedAt: NOW })]);
      const article = within(element, 'article');
      expect(article.textContent).to.contain(COLLEAGUE.name);
      expect(article.textContent).to.contain('edited');
      expect(article.getAttribute('aria-label')).to.contain(`Note by ${COLLEAGUE.name}`);
    });
    it('offers a change of my own alone, and of all to who supervises', async () => {
      const notes = [note('a'), note('b', { author: COLLEAGUE })];
      const edits = (element: Notes): number => allWithin(element, 'button[aria-label="Edit note"]').length;
      expect(edits((await show(notes)).element)).to.equal(1);
      expect(edits((await show(notes, { supervises: true })).element)).to.equal(2);
    });
    it('says beside the field why it is not saved, and keeps the text', async () => {
      const { element, store } = await show([], { draft: { text: '  ' } });
      buttonNamed(element, 'Save note')?.click();
      await settled();
      expect(within(element, '#problem').textContent.trim()).to.equal('Write something first.');
      expect(within(element, 'textarea').getAttribute('aria-invalid')).to.equal('true');
      expect(store.callsOf('addNote')).to.deep.equal([]);
    });
    it('says at once how much is over the limit', async () => {
      const { element } = await show([], { draft: { text: '🙂'.repeat(2_003) } });
      expect(within(element, '#problem').textContent).to.contain('3 over the limit of 2000');
    });
    it('asks before a note is deleted', async () => {
      const { element, store } = await show([note('a')]);
      buttonNamed(element, 'Delete note')?.click();
      await settled();
      expect(store.callsOf('deleteNote')).to.deep.equal([]);
      within(element, '.below .danger').click();
      expect(store.callsOf('deleteNote')).to.deep.equal([[{ interactionId: 'i-lea', messageId: 'm1' }, 'a']]);
    });
    it('shows what stands there and my wording, where two changed it', async () => {
      const pending = { ...refused, error: 'stale-version', text: 'Mine' };
      const { element, store } = await show([note('a', { text: 'Theirs', pending })]);
      const { textContent } = within(element, 'article');
      for (const words of ['Theirs', 'Somebody changed it meanwhile.', 'Yours: Mine'])
        expect(textContent).to.contain(words);
      buttonNamed(element, 'Use mine')?.click();
      expect(store.callsOf('editNote')[0]).to.deep.equal([
        { interactionId: 'i-lea', messageId: 'm1' },
        'a',
        'Mine',
      ]);
      buttonNamed(element, 'Discard')?.click();
      expect(store.callsOf('dismissPending')).to.deep.equal([['k']]);
    });
    it('shows hostile texts as texts', async () => {
      const text = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
      const { element } = await show([note('a', { text, author: { id: 'x', name: text } })]);
      expect(within(element, '.text').textContent).to.equal(text);
      expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
    });
  });
});

describe('inlay-message-annotations', () => {
  const annotated = message('m1', {
    tags: ['urgent', 'x'.repeat(50)],
    notes: [note('a')],
    muted: true,
    refusals: [{ key: 'k', what: 'remove-content', error: 'forbidden' }],
  });
  const showMessage = async (given = annotated, language = 'en') => {
    const store = createStubStore();
    const element = await mount<MessageAnnotations>(
      'inlay-message-annotations',
      { store, language },
      { message: given },
    );
    await settled();
    return { element, store };
  };
  for (const language of ['en', 'fr']) {
    it(`has nothing that axe objects to: ${language}`, async () => {
      const { element } = await showMessage(annotated, language);
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(340);
    });
  }
  it('takes a tag off', async () => {
    const { element, store } = await showMessage();
    buttonNamed(element, 'Remove tag urgent')?.click();
    expect(store.callsOf('changeTags')).to.deep.equal([['i-lea', 'm1', { add: [], remove: ['urgent'] }]]);
  });
  it('says what was refused and why, until it has been read', async () => {
    const { element, store } = await showMessage();
    const alert = within(element, '[role=alert]');
    expect(alert.textContent).to.contain('The content was not removed.');
    expect(alert.textContent).to.contain('You lack the permission.');
    buttonNamed(element, 'Dismiss')?.click();
    expect(store.callsOf('dismissPending')).to.deep.equal([['k']]);
  });
  it('shows nothing where there is nothing', async () => {
    const store = createStubStore();
    const element = document.createElement('inlay-message-annotations');
    element.message = message('m1');
    document.body.append(element);
    await element.updateComplete;
    expect(element.offsetHeight).to.equal(0);
    element.remove();
    expect(store.calls).to.deep.equal([]);
  });
});

describe('inlay-conversation-notes', () => {
  const showNotes = async (notes: readonly PlacedNote[] | null, draft = false) => {
    const store = createStubStore();
    store.set({
      notes: notes === null ? {} : { 'i-lea': notes },
      ...(draft ? { noteDrafts: { 'i-lea': { noteId: null, text: '', isFresh: false } } } : {}),
    });
    // It renders nothing where there is nothing, so there is no waiting for a child of it.
    const around = await mount<Notes>(
      'inlay-notes',
      { store },
      { notes: [note('x')], interactionId: 'other' },
    );
    const element = document.createElement('inlay-conversation-notes');
    element.interactionId = 'i-lea';
    around.after(element);
    await settled();
    return { element, store };
  };
  const region = (element: ConversationNotes): Element | null =>
    element.shadowRoot?.querySelector('section') ?? null;

  it('has nothing that axe objects to, open and folded', async () => {
    const { element } = await showNotes([placed('a'), placed('b')], true);
    await expect(element).to.be.accessible();
    within(element, '.fold').click();
    await settled();
    await expect(element).to.be.accessible();
  });
  it('asks for the notes that it does not have, and takes no room without one', async () => {
    const { element, store } = await showNotes(null);
    expect(store.callsOf('loadNotes')).to.deep.equal([['i-lea']]);
    expect([region(element), element.offsetHeight]).to.deep.equal([null, 0]);
  });
  it('folds to one line with the newest note', async () => {
    const { element } = await showNotes([placed('a'), placed('b', { createdAt: NOW })]);
    const fold = within(element, '.fold');
    expect(fold.textContent).to.contain('2 notes');
    fold.click();
    await settled();
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    expect(fold.textContent).to.contain('Text of b');
    expect(within(element, '.list').hidden).to.equal(true);
  });
  it('shows no note that is deleted', async () => {
    const { element } = await showNotes([placed('a', { deleted: true, text: '' })]);
    expect(region(element)).to.equal(null);
  });
});
