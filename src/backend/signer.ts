/** Signs texts of the backend's own so that it knows them again: addresses of files, places in lists. */
export interface Signer {
  /** 22 characters of base64url: 128 bits of an HMAC-SHA256. */
  sign(text: string): Promise<string>;
  /** Whether the signature is this text's; compared without a hint in time. */
  verify(text: string, signature: string): Promise<boolean>;
}

/** Signs and checks texts by HMAC-SHA-256 with the secret. */
export function createSigner(secret: Uint8Array): Signer {
  // Tokens are signed with the same secret over texts that begin otherwise.
  const key = crypto.subtle.importKey(
    'raw',
    new Uint8Array(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const sign = async (text: string): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(`inlay:${text}`));
    return toBase64Url(new Uint8Array(mac, 0, 16));
  };
  return {
    sign,
    verify: async (text, signature) => {
      const expected = await sign(text);
      let difference = expected.length ^ signature.length;
      for (let at = 0; at < expected.length; at += 1)
        difference |= expected.charCodeAt(at) ^ (signature.charCodeAt(at) || 0);
      return difference === 0;
    },
  };
}

/** Bytes as base64 for addresses, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The bytes of `toBase64Url`; null where it is none. */
export function fromBase64Url(text: string): Uint8Array | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
