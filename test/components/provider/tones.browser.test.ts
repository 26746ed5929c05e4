import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/provider/define.ts';
import type { Provider } from '../../../src/components/provider/provider.ts';
import { styles } from '../../../src/components/provider/tones.styles.ts';
import { HOST_TONES, type HostTone } from '../../../src/model/host.ts';

const GROUNDS = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'hover',
  'selected',
  'ours',
  'public',
  'note',
];
const WORDS = ['text', 'text-quiet', 'accent', 'public-text', 'note-text', 'danger', 'warning', 'success'];
const MARKS = ['line-control', 'accent-hover', 'focus'];

/** A provider of this tone, and what its inner names stand for. */
async function provider(tone: HostTone | null, theme: 'light' | 'dark') {
  const wrapper = await fixture<HTMLElement>(
    html`<div>
      <inlay-provider .tone=${tone} theme=${theme} language="en"><div class="probe">x</div></inlay-provider>
    </div>`,
  );
  const element = wrapper.querySelector<Provider>('inlay-provider');
  const probe = wrapper.querySelector<HTMLElement>('.probe');
  if (element === null || probe === null) throw new Error('no provider');
  if (tone !== null)
    await waitUntil(() => element.shadowRoot?.adoptedStyleSheets.includes(styles.styleSheet!));
  const colour = (name: string): [number, number, number] => {
    probe.style.color = `var(--_${name})`;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  return { element, probe, colour };
}

/** As WCAG 2.2 counts it. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const light = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe('the tones of hosts', () => {
  for (const tone of [null, ...HOST_TONES])
    for (const theme of ['light', 'dark'] as const)
      it(`${tone ?? 'its own'}, ${theme}: every word has 4.5:1 on every ground, every mark 3:1`, async () => {
        const { colour } = await provider(tone, theme);
        const poor: string[] = [];
        for (const ground of GROUNDS) {
          for (const [names, least] of [
            [WORDS, 4.5],
            [MARKS, 3],
          ] as const)
            for (const name of names) {
              const found = contrast(colour(name), colour(ground));
              if (found < least) poor.push(`${name} on ${ground}: ${found.toFixed(2)}`);
            }
        }
        expect(contrast(colour('accent-text'), colour('accent'))).to.be.at.least(4.5);
        expect(poor).to.deep.equal([]);
      });

  it('change tokens alone', () => {
    const names = [...styles.styleSheet!.cssRules].flatMap((rule) => [...(rule as CSSStyleRule).style]);
    expect(names.length).to.be.greaterThan(30);
    expect(names.filter((name) => !name.startsWith('--inlay-'))).to.deep.equal([]);
  });

  it('are taken up and laid aside while the panel stands', async () => {
    const { element, probe } = await provider('fluent', 'light');
    probe.style.borderRadius = 'var(--_radius-l)';
    probe.style.font = 'var(--_body)';
    expect(getComputedStyle(probe).borderRadius).to.equal('6px');
    expect(getComputedStyle(probe).fontFamily).to.match(/^"Segoe UI"/);
    element.tone = 'slds';
    await element.updateComplete;
    expect(getComputedStyle(probe).borderRadius).to.equal('8px');
    element.tone = null;
    await element.updateComplete;
    expect(getComputedStyle(probe).borderRadius).to.equal('10px');
  });
});
