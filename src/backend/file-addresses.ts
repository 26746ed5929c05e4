import type { Signer } from './signer.ts';

/** The two things that a signed address can lead to. */
export type FileVariant = 'file' | 'thumbnail';

/** Makes and checks the addresses by which files are read without a token, relative to the API. */
export interface FileAddresses {
  file(attachmentId: string): Promise<string>;
  thumbnail(attachmentId: string): Promise<string>;
  /** Whether an address is one of ours and still holds. */
  check(
    variant: FileVariant,
    attachmentId: string,
    address: { readonly expires: number; readonly signature: string },
  ): Promise<'holds' | 'forged' | 'expired'>;
}

/**
 * Addresses that hold for at least `holdsMs` and at most twice as long: within such a time they are the same, so that a browser's
 * cache and the replay of an answer find them unchanged. `expires` is in epoch seconds.
 */
export function createFileAddresses(signer: Signer, clock: () => number, holdsMs: number): FileAddresses {
  const signed = (variant: FileVariant, id: string, expires: number): string =>
    `${variant}:${id}:${String(expires)}`;
  const address = async (variant: FileVariant, id: string): Promise<string> => {
    const expires = ((Math.floor(clock() / holdsMs) + 2) * holdsMs) / 1000;
    const signature = await signer.sign(signed(variant, id, expires));
    const path = variant === 'file' ? `/files/${id}` : `/files/${id}/thumbnail`;
    return `${path}?expires=${String(expires)}&signature=${signature}`;
  };
  return {
    file: (id) => address('file', id),
    thumbnail: (id) => address('thumbnail', id),
    check: async (variant, id, { expires, signature }) => {
      if (!(await signer.verify(signed(variant, id, expires), signature))) return 'forged';
      return expires * 1000 > clock() ? 'holds' : 'expired';
    },
  };
}
