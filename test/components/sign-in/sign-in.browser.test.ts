import { expect } from '@open-wc/testing';
import '../../../src/components/sign-in/define.ts';
import type { SignInElement } from '../../../src/components/sign-in/sign-in.ts';
import type { SignOut } from '../../../src/components/sign-in/sign-out.ts';
import { fail } from '../../../src/model/result.ts';
import { SIGN_IN_TROUBLES, type SignInState } from '../../../src/model/sign-in.ts';
import type { PendingEntry } from '../../../src/store/pending-entry.ts';
import type { AppState } from '../../../src/store/state.ts';
import { activityEntry, ME, message, NOW } from '../../support/sample-data.ts';
import { mount } from '../../support/mount.ts';
import { createStubSignIn, NEEDED, type StubSignIn } from '../../support/stub-sign-in.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const STATES = {
  needed: NEEDED,
  'after signing out': { ...NEEDED, hasEnded: true },
  'under way': { kind: 'under-way', isUnseen: false },
  'out of sight': { kind: 'under-way', isUnseen: true },
  denied: { ...NEEDED, trouble: 'denied', detail: 'Your account <b>is</b> locked' },
} satisfies Record<string, SignInState>;

interface Look {
  readonly bar?: boolean;
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
}

async function show(
  state: SignInState,
  { bar = false, ...look }: Look = {},
): Promise<{ element: SignInElement; signIn: StubSignIn }> {
  const signIn = createStubSignIn(state);
  const element = await mount<SignInElement>(
    'inlay-sign-in',
    { store: createStubStore(), ...look },
    { signIn, bar },
  );
  return { element, signIn };
}
const words = (element: Element): string =>
  allWithin(element, 'h2, p, strong')
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
    .join(' | ');

describe('inlay-sign-in', () => {
  describe('accessibility', () => {
    for (const [name, state] of Object.entries(STATES))
      for (const look of [
        {},
        { language: 'fr', theme: 'dark' },
        { bar: true },
        { bar: true, theme: 'dark' },
      ] as const)
        it(`${name}, ${JSON.stringify(look)}`, async () => {
          const { element } = await show(state, look);
          await expect(element).to.be.accessible();
        });
  });

  describe('what a person sees', () => {
    it('asks to sign in, and opens the window at a click', async () => {
      const { element, signIn } = await show(NEEDED);
      expect(words(element)).to.contain('Sign in | Your company’s login page opens');
      press(element, 'Sign in');
      expect(signIn.calls).to.deep.equal(['begin']);
    });

    it('says in the middle of work that nothing is lost', async () => {
      const { element } = await show(NEEDED, { bar: true });
      expect(words(element)).to.contain('What you wrote is kept');
      expect(buttonNamed(element, 'Sign in')).not.to.equal(undefined);
    });

    it('lets go of the window while it is under way', async () => {
      const { element, signIn } = await show(STATES['under way']);
      expect(buttonNamed(element, 'Sign in')).to.equal(undefined);
      press(element, 'Cancel');
      expect(signIn.calls).to.deep.equal(['cancel']);
    });

    it('offers to open it again where it can’t be told whether it is there', async () => {
      const { element, signIn } = await show(STATES['out of sight']);
      expect(words(element)).to.contain('Is the window still open?');
      press(element, 'Open it again');
      expect(signIn.calls).to.deep.equal(['begin']);
    });

    it('shows what the login server said as text', async () => {
      const { element } = await show(STATES['denied']);
      expect(words(element)).to.contain('It said: Your account <b>is</b> locked');
    });

    for (const language of ['en', 'fr'])
      it(`has words for every trouble (${language})`, async () => {
        const { element, signIn } = await show(NEEDED, { language });
        const said = new Set<string>();
        for (const trouble of SIGN_IN_TROUBLES) {
          signIn.set({ ...NEEDED, trouble });
          await settled();
          const line = within(element, '.trouble').textContent.trim();
          expect(line.length).to.be.greaterThan(10);
          said.add(line);
        }
        expect(said.size).to.equal(SIGN_IN_TROUBLES.length);
      });

    it('offers to look again where the agent signs in elsewhere', async () => {
      const signIn = createStubSignIn(NEEDED, false);
      const element = await mount<SignInElement>('inlay-sign-in', { store: createStubStore() }, { signIn });
      expect(words(element)).to.contain('Sign in on your company’s own page, then try again.');
      press(element, 'Try again');
      expect(signIn.calls).to.deep.equal(['begin']);
    });

    it('is no bar while the agent is signed in', async () => {
      const { element, signIn } = await show(NEEDED, { bar: true });
      signIn.set({ kind: 'none' });
      await settled();
      expect(allWithin(element, '.bar')).to.have.lengthOf(0);
    });
  });

  it('listens no more once it is gone', async () => {
    const { element, signIn } = await show(NEEDED);
    expect(signIn.listeners).to.equal(1);
    element.remove();
    expect(signIn.listeners).to.equal(0);
  });
});

describe('inlay-sign-out', () => {
  const unsent = (count: number): Partial<AppState> => ({
    outbox: {
      waiting: Array.from({ length: count }, (_, index) => ({
        message: message(`w${String(index)}`),
        attachmentIds: [],
        seenMessageId: null,
        queuedAt: NOW,
        attempts: 0,
        retryAt: null,
      })),
    },
    composers: {
      'i-lea': {
        text: ' A draft',
        visibility: 'private',
        inReplyToId: null,
        attachments: [],
        refused: [],
        newer: [],
      },
      'i-tom': {
        text: ' ',
        visibility: 'private',
        inReplyToId: null,
        attachments: [],
        refused: [],
        newer: [],
      },
    },
  });
  const untaken = (...names: readonly string[]): NonNullable<AppState['outcomes']> => ({
    read: {},
    drafts: {},
    asked: null,
    activities: names.map((name, index) => {
      const { activity } = activityEntry();
      return activityEntry({
        id: `i-${String(index)}.1`,
        activity: { ...activity, contact: { ...activity.contact, name } },
      });
    }),
  });
  const pendingAction = (state: PendingEntry['state']): PendingEntry => ({
    key: state,
    interactionId: 'i-lea',
    intent: { type: 'message-action', messageId: 'm1', action: 'hide' },
    agent: ME,
    at: NOW,
    queuedAt: NOW,
    attempts: 1,
    retryAt: null,
    state,
    refusal: null,
    error: null,
  });
  async function showOut(
    state: Partial<AppState> = {},
    language = 'en',
  ): Promise<{ element: SignOut; store: StubStore; signIn: StubSignIn }> {
    const signIn = createStubSignIn({ kind: 'none' });
    const store: StubStore = Object.assign(createStubStore({ state }), { signIn });
    return { element: await mount<SignOut>('inlay-sign-out', { store, language }), store, signIn };
  }
  const ask = async (element: SignOut, name = 'Sign out'): Promise<HTMLDialogElement> => {
    press(element, name);
    await settled();
    return within<HTMLDialogElement>(element, 'dialog');
  };

  for (const language of ['en', 'fr'])
    it(`is accessible, and so is its question (${language})`, async () => {
      const { element } = await showOut(unsent(2), language);
      await expect(element).to.be.accessible();
      await ask(element, language === 'en' ? 'Sign out' : 'Se déconnecter');
      await expect(element).to.be.accessible();
    });

  it('says before what would be lost, and does nothing until then', async () => {
    const { element, store, signIn } = await showOut(unsent(2));
    const dialog = await ask(element);
    expect(dialog.textContent)
      .to.contain('2 messages have not been sent yet')
      .and.to.contain('1 draft would be lost');
    dialog.querySelector<HTMLButtonElement>('.cancel')?.click();
    await settled();
    expect([...signIn.calls, ...store.callsOf('signOut')]).to.deep.equal([]);
  });

  for (const [language, unwritten, undone] of [
    [
      'en',
      '2 outcomes have not reached the CRM yet (Léa Martin). They would never get there.',
      '1 action on a message or note has not gone through yet (Léa Martin). It would be lost.',
    ],
    [
      'fr',
      '2 bilans n’ont pas encore été inscrits dans le CRM (Léa Martin). Ils ne le seraient jamais.',
      '1 action sur un message ou une note n’a pas encore abouti (Léa Martin). Elle serait perdue.',
    ],
  ] as const)
    it(`names outcomes that the CRM has not taken, and actions that have not gone through (${language})`, async () => {
      const { element } = await showOut(
        {
          // The second one's contact may not be named.
          outcomes: untaken('Léa Martin', ''),
          pending: [pendingAction('waiting'), pendingAction('refused')],
        },
        language,
      );
      const lines = (await ask(element, language === 'en' ? 'Sign out' : 'Se déconnecter')).querySelectorAll(
        'p',
      );
      expect([...lines].map(({ textContent }) => textContent.trim()).slice(0, 2)).to.deep.equal([
        unwritten,
        undone,
      ]);
    });

  it('names three contacts at most, with what is hidden in their names', async () => {
    const { element } = await showOut({ outcomes: untaken('Tom\u202e', 'B', 'B', 'C', 'D') });
    expect((await ask(element)).textContent).to.contain('(Tom[U+202E], B, C, and …)');
  });

  it('counts whatever was begun, and nothing that is empty', async () => {
    const note = { noteId: null, isFresh: false };
    const { element } = await showOut({
      ...unsent(0),
      noteDrafts: { m1: { ...note, text: 'Called' }, m2: { ...note, text: ' ' } },
      replyDrafts: { new: { title: 'Greeting', shortcut: '', text: '' } },
    });
    expect((await ask(element)).textContent)
      .to.contain('3 drafts would be lost')
      .and.not.to.contain('not been sent');
  });

  it('ends the session, then removes everything', async () => {
    const { element, store, signIn } = await showOut();
    const dialog = await ask(element);
    dialog.querySelector<HTMLButtonElement>('.confirm')?.click();
    await settled();
    expect(signIn.calls).to.deep.equal(['end']);
    expect(store.callsOf('signOut')).to.have.lengthOf(1);
  });

  it('removes nothing where the session can’t be ended', async () => {
    const { element, store, signIn } = await showOut();
    signIn.answer = fail('offline', 'no network');
    (await ask(element)).querySelector<HTMLButtonElement>('.confirm')?.click();
    await settled();
    expect(store.callsOf('signOut')).to.have.lengthOf(0);
    expect(within(element, '[role=alert]').textContent).to.contain('You are still signed in.');
  });
});
