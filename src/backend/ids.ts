const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes ids of 26 letters and digits that sort by the time they were made at (as ULID, in lower case): 10 of time, 16 of chance.
 * Those of one maker rise strictly, even within a millisecond.
 */
export function createIdMaker(clock: () => number): () => string {
  let lastTime = 0;
  let last: number[] = [];
  return () => {
    const time = Math.max(clock(), lastTime);
    if (time === lastTime && increase(last)) return encodeTime(time) + spell(last);
    lastTime = time;
    last = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte & 31);
    // Room to count up in.
    last[0] = (last[0] ?? 0) & 15;
    return encodeTime(time) + spell(last);
  };
}

function increase(digits: number[]): boolean {
  for (let at = digits.length - 1; at >= 0; at -= 1) {
    const digit = digits[at] ?? 0;
    if (digit < 31) {
      digits[at] = digit + 1;
      return true;
    }
    digits[at] = 0;
  }
  return false;
}

function encodeTime(time: number): string {
  const digits: number[] = [];
  for (let rest = Math.floor(time), at = 0; at < 10; at += 1) {
    digits.unshift(rest % 32);
    rest = Math.floor(rest / 32);
  }
  return spell(digits);
}

function spell(digits: readonly number[]): string {
  return digits.map((digit) => ALPHABET.charAt(digit)).join('');
}
