import type { Channel } from '../../model/channel.ts';
import { countryOf, identifierKind, readIdentifier } from '../../model/identifier.ts';

/** Reads a number or an address as it is typed for a channel: without its country it is of the channel's, or else of here. */
export function readOn(
  { platform, address }: Channel,
  text: string,
  own: readonly string[] = [],
): ReturnType<typeof readIdentifier> {
  const country = countryOf(address ?? null) ?? regionOfHere();
  return readIdentifier(identifierKind(platform) ?? 'phone', text, { country, own });
}

/** The region that the browser's language names; null where it names none. */
function regionOfHere(): string | null {
  // Some browsers name what is no locale, such as en-US@posix.
  return /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? null;
}
