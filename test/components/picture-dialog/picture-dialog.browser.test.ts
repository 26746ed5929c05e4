import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/message-thread/define.ts';
import type { MessageThread } from '../../../src/components/message-thread/message-thread.ts';
import type { PictureDialog } from '../../../src/components/picture-dialog/picture-dialog.ts';
import type { Attachment } from '../../../src/model/message.ts';
import { mount } from '../../support/mount.ts';
import { interaction, message } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const canvas = document.createElement('canvas');
canvas.width = 400;
canvas.height = 200;
const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
const ADDRESS = URL.createObjectURL(bytes ?? new Blob());

const picture = (id: string, given: Partial<Attachment> = {}): Attachment => ({
  id,
  name: `${id}.png`,
  type: 'image/png',
  size: 12_000,
  url: ADDRESS,
  thumbnailUrl: ADDRESS,
  dimensions: { width: 400, height: 200 },
  ...given,
});

interface Opened {
  readonly thread: MessageThread;
  readonly store: StubStore;
  readonly dialog: PictureDialog;
}

async function open(pictures: readonly Attachment[], name: string, language = 'en'): Promise<Opened> {
  const store = createStubStore({
    state: {
      openId: 'i-lea',
      interactions: { 'i-lea': interaction('i-lea') },
      threads: {
        'i-lea': threadOf(
          'i-lea',
          pictures.map((one) => message(`m-${one.id}`, { attachments: [one] })),
        ),
      },
    },
  });
  const thread = await mount<MessageThread>('inlay-message-thread', { store, language });
  await waitUntil(() => buttonNamed(thread, name) !== undefined);
  buttonNamed(thread, name)?.focus();
  buttonNamed(thread, name)?.click();
  await waitUntil(() => allWithin(thread, 'dialog[open] .tools').length === 1);
  const dialog = within<PictureDialog>(thread, 'inlay-picture-dialog');
  await settled();
  return { thread, store, dialog };
}
const THREE = [picture('one'), picture('two'), picture('three')];
const shown = (dialog: PictureDialog): string => within(dialog, '.file-name').textContent;
const zoom = (dialog: PictureDialog): string => within(dialog, '.zoom').textContent;
const key = async (...keys: readonly string[]): Promise<void> => {
  for (const press of keys) await sendKeys({ press });
};

describe('inlay-picture-dialog', () => {
  for (const language of ['en', 'fr'])
    it(`is accessible, whole and enlarged (${language})`, async () => {
      const { dialog } = await open(THREE, language === 'en' ? 'Open picture one' : 'Ouvrir l', language);
      await expect(dialog).to.be.accessible();
      await key('+');
      await expect(dialog).to.be.accessible();
    });

  it('leads through the thread’s pictures by arrow keys and buttons, and stops at the ends (T11)', async () => {
    const { dialog } = await open(THREE, 'Open picture two');
    expect(shown(dialog)).to.equal('two.png');
    expect(within(dialog, '.tools').textContent).to.contain('Picture 2 of 3');
    expect(within<HTMLImageElement>(dialog, 'img').alt).to.equal('two.png');
    await key('ArrowRight', 'ArrowRight');
    expect(shown(dialog)).to.equal('three.png');
    expect(buttonNamed(dialog, 'Next picture')?.getAttribute('aria-disabled')).to.equal('true');
    await key('Home');
    expect(shown(dialog)).to.equal('one.png');
    press(dialog, 'Next picture');
    await dialog.updateComplete;
    expect(shown(dialog)).to.equal('two.png');
    await key('PageUp', 'ArrowLeft');
    expect(shown(dialog)).to.equal('one.png');
  });

  it('zooms and moves by keys; 0 shows it whole; the next picture is whole again', async () => {
    const { dialog } = await open(THREE, 'Open picture one');
    expect(zoom(dialog)).to.equal('100%');
    await key('+', '+', '+');
    expect(zoom(dialog)).to.equal('338%');
    const image = within(dialog, 'img');
    const before = image.getBoundingClientRect().left;
    await key('ArrowRight');
    expect(image.getBoundingClientRect().left).to.be.closeTo(before - 60, 1);
    expect(shown(dialog)).to.equal('one.png');
    for (let step = 0; step < 40; step += 1) await key('ArrowRight');
    const stage = within(dialog, '.stage').getBoundingClientRect();
    expect(image.getBoundingClientRect().right).to.be.closeTo(stage.right, 1);
    await key('-');
    expect(zoom(dialog)).to.equal('225%');
    await key('0');
    expect(zoom(dialog)).to.equal('100%');
    await key('+', 'PageDown');
    expect(zoom(dialog)).to.equal('100%');
    expect(shown(dialog)).to.equal('two.png');
  });

  it('zooms by the wheel at the pointer and by two fingers, and is dragged', async () => {
    const { dialog } = await open(THREE, 'Open picture one');
    const stage = within(dialog, '.stage');
    const box = stage.getBoundingClientRect();
    const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    const wheel = new WheelEvent('wheel', { ...middle, deltaY: -400, cancelable: true, bubbles: true });
    stage.dispatchEvent(wheel);
    await dialog.updateComplete;
    expect(wheel.defaultPrevented).to.equal(true);
    expect(zoom(dialog)).to.equal('272%');
    await key('0');
    stage.setPointerCapture = () => undefined;
    const point = (type: string, pointerId: number, x: number): void => {
      const at = { clientX: middle.clientX + x, clientY: middle.clientY, pointerId, button: 0 };
      stage.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true }));
    };
    point('pointerdown', 1, -20);
    point('pointerdown', 2, 20);
    point('pointermove', 2, 100);
    await dialog.updateComplete;
    expect(zoom(dialog)).to.equal('300%');
    point('pointerup', 1, -20);
    const before = within(dialog, 'img').getBoundingClientRect().left;
    point('pointermove', 2, 70);
    await dialog.updateComplete;
    expect(within(dialog, 'img').getBoundingClientRect().left).to.be.closeTo(before - 30, 1);
    point('pointerup', 2, 70);
  });

  it('can be saved under a name that hides nothing', async () => {
    const { dialog } = await open([picture('one', { name: 'invoice\u202egpj.exe' })], 'Open picture invoice');
    const link = within<HTMLAnchorElement>(dialog, 'a[download]');
    expect(link.download).to.equal('invoice[U+202E]gpj.exe');
    expect(link.rel).to.equal('noopener noreferrer');
  });

  it('asks for a fresh address once, then shows the small copy, then says that it can’t', async () => {
    const gone = '/no-such-picture.png';
    const { dialog, store } = await open([picture('one', { url: gone })], 'Open picture one');
    await waitUntil(() => within<HTMLImageElement>(dialog, 'img').src === ADDRESS);
    expect(store.callsOf('refreshAttachment').at(-1)).to.deep.equal(['i-lea', 'm-one', 'one']);
    const asked = store.callsOf('refreshAttachment').length;
    store.set({
      threads: {
        'i-lea': threadOf('i-lea', [
          message('m-one', { attachments: [picture('one', { url: gone, thumbnailUrl: gone })] }),
        ]),
      },
    });
    await waitUntil(() => allWithin(dialog, '.failed').length === 1);
    expect(within(dialog, '.failed').textContent).to.contain('Download it');
    expect(store.callsOf('refreshAttachment').length - asked).to.be.at.most(2);
  });

  it('gives the focus back to where it came from', async () => {
    const { thread, dialog } = await open(THREE, 'Open picture two');
    expect(dialog.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Close');
    await key('Escape');
    await waitUntil(() => allWithin(thread, 'inlay-picture-dialog').length === 0);
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    expect(focused?.getAttribute('aria-label')).to.equal('Open picture two.png');
  });
});
