import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedAddress } from '../../../src/model/safe-address.ts';
import { splitLinks } from '../../../src/components/text/links.ts';

const links = (text: string): (string | null)[] =>
  splitLinks(text)
    .filter(({ href }) => href !== null)
    .map(({ href }) => href);

describe('splitLinks', () => {
  it('finds web, mail and telephone addresses and leaves the rest as text', () => {
    expect(splitLinks('See https://acme.example/a?b=1, or lea@acme.example.')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://acme.example/a?b=1', href: 'https://acme.example/a?b=1' },
      { text: ', or ', href: null },
      { text: 'lea@acme.example', href: 'mailto:lea@acme.example' },
      { text: '.', href: null },
    ]);
    expect(links('call tel:+33612345678 or www.acme.example/x')).toEqual([
      'tel:+33612345678',
      'https://www.acme.example/x',
    ]);
  });
  it('makes no link of other schemes', () => {
    for (const text of [
      'javascript:alert(1)',
      'JaVaScRiPt://%0aalert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'ftp://acme.example/x',
      '//evil.example/x',
    ])
      expect(links(text), text).toEqual([]);
  });
  it('makes no link of an address with a user name in it', () => {
    expect(links('https://bank.example@evil.example/')).not.toContain('https://bank.example@evil.example/');
    expect(allowedAddress('https://bank.example@evil.example/')).toBeNull();
    expect(allowedAddress('https://a:b@evil.example/')).toBeNull();
  });
  it('shows the host of another script as the browser resolves it', () => {
    expect(links('https://аpple.example/')).toEqual(['https://xn--pple-43d.example/']);
  });
  it.each([
    // Cyrillic а, Greek ο, Latin ɑ and ı, a whole word of lookalikes, full width, numbers, hidden characters.
    ['https://аpple.example/', 'xn--pple-43d.example'],
    ['https://gοοgle.example/login', 'xn--ggle-0nda.example'],
    ['https://ɑpple.example', 'xn--pple-p5b.example'],
    ['https://paypaı.example', 'xn--paypa-r4a.example'],
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
    ['https://ＢＡＮＫ.example/', 'bank.example'],
    ['https://0x7f000001/x', '127.0.0.1'],
    ['https://ba\u00adnk.example/', 'bank.example'],
    ['www.аpple.example', 'www.xn--pple-43d.example'],
    ['lea@аpple.example', 'xn--pple-43d.example'],
  ])('says where %s really leads (promise 31)', (text, host) => {
    expect(splitLinks(text).find(({ href }) => href !== null)?.host).toBe(host);
  });
  it.each([
    'https://acme.example/a?b=1',
    'https://ACME.example:8080/',
    'https://münchen.example/',
    'https://œuvre-été.example',
    'https://пример.рф/',
    'https://日本語ドメイン.日本',
    'www.acme.example',
    'lea@acme.example',
    'tel:+33612345678',
  ])('says nothing beside %s, which leads where it is written', (text) => {
    const [link, ...more] = splitLinks(text);
    expect([link?.href === null, link?.host, more]).toEqual([false, undefined, []]);
  });
  it('shows the host that a browser goes to in every link, or says it beside', () => {
    const letters = fc.constantFrom(...'abеоαοɑıéßｂ1-');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 2, maxLength: 8 }), (label) => {
        for (const { text, href, host } of splitLinks(`https://x${label}x.example/`)) {
          if (href === null) continue;
          const { hostname } = new URL(href);
          if (host !== undefined) expect(host).toBe(hostname);
          else if (!text.includes(hostname)) expect(text).toMatch(/^[a-z0-9éß:/.-]+$/);
        }
      }),
    );
  });
  it('guesses no link from words with a dot', () => {
    expect(links('merci.et voila, see v1.2.md')).toEqual([]);
  });
  it('loses nothing of a text and links to nothing outside the list, whatever comes in', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'https://',
        'javascript:',
        'www.',
        'a@b.co',
        ' ',
        '\u202E',
        'tel:+1234567',
        '//',
        'data:',
      ),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const parts = splitLinks(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts)
          if (href !== null) expect(new URL(href).protocol).toMatch(/^(https?|mailto|tel):$/);
      }),
    );
  });
});
