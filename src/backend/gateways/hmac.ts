/**
 * Whether `hex` is the HMAC-SHA256 of the bytes under the secret. Compared by WebCrypto, in constant time; anything that is not 64
 * hexadecimal digits is simply wrong.
 */
export async function hmacMatches(secret: string, bytes: Uint8Array, hex: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  const signature = Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify('HMAC', key, signature, new Uint8Array(bytes));
}
