/** How an SMS goes over the air: seven bits a character from the GSM alphabet, or sixteen where that isn't enough. */
export type SmsEncoding = 'gsm-7' | 'ucs-2';

/** What a text takes as SMS. */
export interface SmsMeasure {
  readonly encoding: SmsEncoding;
  /** Messages on the air; 0 for an empty text. */
  readonly segments: number;
  /** Septets or UTF-16 units in the last segment. */
  readonly lastSegmentUnits: number;
  /** Units that one segment holds here: 160 or 70 alone, 153 or 67 where there are several. */
  readonly segmentCapacity: number;
}

/** Characters of one septet in the default alphabet of 3GPP TS 23.038. Lower-case ç is not among them. */
const BASIC = new Set(
  '\n\r !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz' +
    '¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ',
);
/** Characters of the extension table, which take an escape and a septet. */
const EXTENDED = new Set('\f[\\]^{|}~€');

/** Units of one segment alone, and of each where there are several: the header that joins them takes six bytes. */
const CAPACITY: Readonly<Record<SmsEncoding, { readonly alone: number; readonly joined: number }>> = {
  'gsm-7': { alone: 160, joined: 153 },
  'ucs-2': { alone: 70, joined: 67 },
};

/** How many units of the encoding one segment of a message of so many segments holds. */
export function smsCapacity(encoding: SmsEncoding, segments: number): number {
  return segments > 1 ? CAPACITY[encoding].joined : CAPACITY[encoding].alone;
}

/**
 * Counts the segments of a text. One character outside the GSM alphabet makes the whole of it UCS-2. Neither a
 * surrogate pair nor an escape with its septet is torn apart at the end of a segment; the unit left over is lost.
 * Longer sequences, such as an emoji family, may be, since the phone joins the segments before it shows them.
 */
export function measureSms(text: string): SmsMeasure {
  const characters = [...text];
  const gsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const encoding: SmsEncoding = gsm ? 'gsm-7' : 'ucs-2';
  const sizes = characters.map((character) => (gsm ? (EXTENDED.has(character) ? 2 : 1) : character.length));

  const total = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = CAPACITY[encoding];
  if (total <= alone) {
    return { encoding, segments: Math.min(total, 1), lastSegmentUnits: total, segmentCapacity: alone };
  }

  let segments = 1;
  let units = 0;
  for (const size of sizes) {
    if (units + size > joined) {
      segments += 1;
      units = 0;
    }
    units += size;
  }
  return { encoding, segments, lastSegmentUnits: units, segmentCapacity: joined };
}
