import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/components/original-post/define.ts';
import type { PictureOpenEvent } from '../../../src/components/message/message.events.ts';
import type { OriginalPostView } from '../../../src/components/original-post/original-post.ts';
import type { Message } from '../../../src/model/message.ts';
import type { OriginalPost } from '../../../src/model/post.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import { mount } from '../../support/mount.ts';
import { interaction, message, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { buttonNamed, press, settled } from '../../support/within.ts';

const AD: OriginalPost = {
  kind: 'post',
  author: { name: 'Acme France', isOwn: true },
  text: 'Boils in two minutes <b>really</b>',
  attachments: [
    {
      id: 'att-ad',
      name: 'kettle.png',
      type: 'image/png',
      size: 676,
      url: `${location.origin}/kettle.png`,
      thumbnailUrl: `${location.origin}/kettle.png`,
      dimensions: { width: 320, height: 200 },
    },
  ],
  ad: { headline: 'The Acme kettle', link: 'https://shop.example/kettle' },
  networkUrl: null,
  removed: { content: false, author: false },
  sentAt: NOW,
};

async function show(
  read: () => Result<OriginalPost | null>,
  given: Partial<Message> = {},
  theme: 'light' | 'dark' = 'light',
): Promise<{ element: OriginalPostView; store: StubStore; text: () => string }> {
  const store = createStubStore({ state: { openId: 'i-lea' }, actions: { originalPost: read } });
  const element = await mount<OriginalPostView>(
    'inlay-original-post',
    { store, theme },
    { message: message('m-1', { interactionId: 'i-lea', kind: 'comment', visibility: 'public', ...given }) },
  );
  await settled();
  return { element, store, text: () => element.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '' };
}

describe('inlay-original-post', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing that axe objects to, ${theme}`, async () => {
      const { element, text } = await show(() => ok(AD), { onAd: true }, theme);
      // As in a message's bubble, which brings the ground that it stands on.
      element.style.background = 'var(--_surface)';
      await waitUntil(() => text().includes('Boils'));
      await expect(element).to.be.accessible();
    });
  }

  it('names the account, and reads the post only when it is asked for (T4)', async () => {
    const { element, store, text } = await show(() => ok({ ...AD, ad: null }));
    expect(text()).to.contain('Acme France').and.to.contain('Show original post');
    expect(store.callsOf('originalPost')).to.have.length(0);

    press(element, 'Show original post');
    await waitUntil(() => text().includes('Boils in two minutes <b>really</b>'));

    expect(text()).not.to.contain('Advertisement');
    press(element, 'Hide original post');
    await settled();
    expect(text()).not.to.contain('Boils');
  });

  it('asks to have removed what it says, which a preview never does, and keeps none of it when it is gone (M5)', async () => {
    let post = AD;
    const { element, store, text } = await show(() => ok(post), { onAd: true });
    const asked: string[] = [];
    element.addEventListener('inlay-post-removal', ({ detail }) => asked.push(detail.text));
    expect(buttonNamed(element, 'Remove content')).to.equal(undefined);
    store.set(({ session: slice }) => ({
      session: { ...slice, value: session({ permissions: ['conversation.message.remove'] }) },
    }));
    await waitUntil(() => buttonNamed(element, 'Remove content') !== undefined);
    press(element, 'Remove content');
    expect(asked).to.deep.equal([AD.text]);
    expect(store.callsOf('removePost')).to.deep.equal([]);

    element.preview = true;
    await element.updateComplete;
    expect(text()).to.contain('Boils');
    expect(buttonNamed(element, 'Remove content')).to.equal(undefined);
    element.preview = false;

    // Whoever did it: what has been read before is not shown any more.
    const removed = { content: true, author: false };
    post = { ...AD, text: '', attachments: [], ad: null, removed };
    store.set(({ interactions }) => ({
      interactions: { ...interactions, 'i-lea': interaction('i-lea', { postRemoved: removed }) },
    }));
    await waitUntil(() => text().includes('Content removed'));
    expect(text()).not.to.contain('Boils').and.not.to.contain('kettle');
    expect(buttonNamed(element, 'Remove content')).to.equal(undefined);
  });

  it('never shows what was being read as it was removed (M5)', async () => {
    const answers: ((read: Result<OriginalPost | null>) => void)[] = [];
    const store = createStubStore({
      state: { openId: 'i-lea' },
      actions: { originalPost: () => new Promise((resolve) => answers.push(resolve)) },
    });
    const element = await mount<OriginalPostView>(
      'inlay-original-post',
      { store },
      {
        message: message('m-1', {
          interactionId: 'i-lea',
          kind: 'comment',
          visibility: 'public',
          onAd: true,
        }),
      },
    );
    const text = (): string => element.shadowRoot?.textContent ?? '';
    await waitUntil(() => answers.length === 1);
    const removed = { content: true, author: false };
    store.set(({ interactions }) => ({
      interactions: { ...interactions, 'i-lea': interaction('i-lea', { postRemoved: removed }) },
    }));
    await waitUntil(() => answers.length === 2);

    answers[0]?.(ok(AD));
    await settled();
    expect(text()).not.to.contain('Boils');
    answers[1]?.(ok({ ...AD, text: '', attachments: [], ad: null, removed }));
    await waitUntil(() => text().includes('Content removed'));
  });

  it('shows an advertisement at once; its picture opens large, its link leads out safely (T6)', async () => {
    const { element, text } = await show(() => ok(AD), { onAd: true });
    await waitUntil(() => text().includes('Advertisement'));
    const opened: PictureOpenEvent['detail'][] = [];
    element.addEventListener('inlay-picture-open', ({ detail }) => opened.push(detail));

    press(element, 'Open picture');

    expect(opened.map(({ attachment }) => attachment?.id)).to.deep.equal(['att-ad']);
    const link = element.shadowRoot?.querySelector<HTMLAnchorElement>('.headline a');
    expect([link?.href, link?.rel]).to.deep.equal([
      'https://shop.example/kettle',
      'noopener noreferrer nofollow',
    ]);
  });

  it('has no link of what is no web address, and nothing of what was removed', async () => {
    const { element, text } = await show(
      () =>
        ok({
          ...AD,
          text: '',
          attachments: [],
          ad: { headline: 'Click', link: 'javascript:alert(1)' },
          author: { name: '', isOwn: false },
          removed: { content: true, author: true },
        }),
      { onAd: true },
    );
    await waitUntil(() => text().includes('Content removed'));
    expect(text()).to.contain('Anonymous');
    expect(element.shadowRoot?.querySelector('.headline a')).to.equal(null);
  });

  it('says that nothing is known, and after a failure asks again', async () => {
    const none = await show(() => ok(null), { onAd: true });
    await waitUntil(() => none.text().includes('isn’t known here'));
    none.element.remove();

    let isDown = true;
    const { element, text } = await show(() => (isDown ? fail('timeout', '') : ok(AD)), { onAd: true });
    await waitUntil(() => buttonNamed(element, 'Retry') !== undefined || text().includes('again'));
    isDown = false;
    element.shadowRoot?.querySelector<HTMLButtonElement>('.post button')?.click();
    await waitUntil(() => text().includes('Boils'));
  });
});
