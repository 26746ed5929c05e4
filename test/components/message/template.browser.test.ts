import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/message/define.ts';
import '../../../src/components/message/template-parts.ts';
import type { InlayMessage } from '../../../src/components/message/message.ts';
import { en } from '../../../src/i18n/en.ts';
import { renderTemplate } from '../../../src/model/template.ts';
import { message } from '../../support/sample-data.ts';
import { PARCEL, PARCEL_VALUES } from '../../support/sample-templates.ts';
import { allWithin, within } from '../../support/within.ts';

const HOSTILE = '<img src=x onerror="alert(1)">';

async function show(values = PARCEL_VALUES): Promise<InlayMessage> {
  const content = renderTemplate(PARCEL, values);
  const element = await fixture<InlayMessage>(
    html`<inlay-message
      .strings=${en}
      .startsGroup=${true}
      .message=${message('m', { kind: 'template', direction: 'outbound', text: content.body, template: content })}
    ></inlay-message>`,
  );
  await waitUntil(() => allWithin(element, '.template-buttons').length > 0);
  return element;
}

describe('inlay-message: a template (R4)', () => {
  it('shows heading, text, footer and buttons, none of which can be pressed', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    const words = within(element, '.bubble').textContent.replace(/\s+/g, ' ');
    for (const part of [
      'Order A-10423',
      'Hello Léa, your order A-10423',
      'Acme, Lyon',
      'Follow it',
      '+33184880000',
      'Thank you',
    ])
      expect(words).to.include(part);
    expect(allWithin(within(element, '.template-buttons'), 'a, button')).to.have.length(0);
  });

  it('shows a hostile value as text', async () => {
    const element = await show({ ...PARCEL_VALUES, 'header:1': HOSTILE, 'button:0': HOSTILE });
    expect(allWithin(element, '.template img')).to.have.length(0);
    expect(within(element, '.template-header').textContent).to.include(HOSTILE);
  });
});
