import { findLinks } from './x-links.ts';

/** What any link counts, whatever its length: the network puts its own short one in its place. */
const LINK_WEIGHT = 23;

/** First and last code points of what counts 1; everything else counts 2 (twitter-text, configuration 3). */
const LIGHT = [0, 4351, 8192, 8205, 8208, 8223, 8242, 8247] as const;

/** A character of weight 2, put in the place of each emoji. */
const HEAVY = '\u4E00';

/**
 * One emoji however many code points it is made of: a flag (any two regional letters), a keycap, © or ® in emoji
 * form, the flag of a part of Britain, or an emoji with its skin tone or variation selector, joined with up to three
 * of the characters that Unicode 17 has in second place or later of a joined emoji. The selector is a character of
 * its own behind an emoji that needs none; twitter-text makes an exception of those named here.
 */
const EMOJI =
  /\p{RI}{2}|[#*\d]\uFE0F?\u20E3|[©®]\uFE0F|\u{1F3F4}\u{E0067}\u{E0062}[\u{E0061}-\u{E007A}]{3}\u{E007F}|(?![#*\d©®])\p{Emoji}(?:(?<=[⌚⌛◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛔⛪⛲⛳⛵⛺⛽❗⬛⬜⭐⭕🀄🈚🈯]|\P{EPres})\uFE0F)?(?:(?<=\p{EBase}\uFE0F?)\p{EMod})?(?:\u200D[♀♂⚕⚖✈⚧☠❄❤↔↕➡⬛🌈🌫🌾🍳🍼🎄🎓🎤🎨🏫🏭🐰👦-👩💋💥💨💫💻💼🔥🔧🔬🗨🚀🚒🟩🟫🤝🦯🦰-🦳🦺🦼🦽🧑🧒🩰🩹🫯🫲](?:(?<=\p{EBase})\p{EMod}|(?<=\P{EPres})\uFE0F)?){0,3}/gu;

/**
 * What a text weighs on X, of 280 by default: by the published configuration 3 of twitter-text, after NFC. Latin,
 * Greek, Cyrillic, Hebrew, Arabic and the like count 1 a character; CJK and all else 2; an emoji 2; a link 23.
 *
 * Equal to twitter-text 3.1.0 (tested) for text without links, with the emoji that it knows (Unicode 11, in their
 * full form), and with the links that `findLinks` is exact for. Later emoji count 2 as the rule says, where that
 * version counts their parts; ♾️ and 👁️‍🗨️ likewise. A link in doubt counts as much as it can: better a warning than a refusal.
 */
export function xWeight(text: string): number {
  const normal = text.normalize('NFC');
  let weight = 0;
  let from = 0;
  for (const link of findLinks(normal)) {
    weight += weightWithoutLinks(normal.slice(from, link.start));
    const literal = link.certain ? 0 : weightWithoutLinks(normal.slice(link.start, link.end));
    weight += Math.max(LINK_WEIGHT, literal);
    from = link.end;
  }
  return weight + weightWithoutLinks(normal.slice(from));
}

function weightWithoutLinks(text: string): number {
  let weight = 0;
  for (const character of text.replace(EMOJI, HEAVY)) {
    const code = character.codePointAt(0) ?? 0;
    // Borders alternate between first and last, so that an even position of the first border above means outside.
    const border = LIGHT.findIndex((limit, index) => (index % 2 === 0 ? code < limit : code <= limit));
    weight += border % 2 === 1 ? 1 : 2;
  }
  return weight;
}
