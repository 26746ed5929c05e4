import type { Channel } from '../model/channel.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PlatformRules } from '../model/platform.ts';
import { platformRules } from '../model/platforms.ts';
import { selectChannel, selectInteraction, type Selector } from './selectors.ts';

/** The platform's rules for an interaction, with its account's overrides in them; null where it is not known. */
export const selectRules =
  (interactionId: string | null): Selector<PlatformRules | null> =>
  (state) => {
    const interaction = selectInteraction(interactionId)(state);
    return interaction === null ? null : rulesOf(interaction, selectChannel(interaction.channelId)(state));
  };

const rulesByChannel = new WeakMap<Channel, PlatformRules>();
const rulesByPlatform = new Map<string, PlatformRules>();

/** One object for each channel, so that who compares references sees no change where there is none. */
function rulesOf({ platform }: Interaction, channel: Channel | null): PlatformRules {
  if (channel !== null && channel.platform === platform) {
    let rules = rulesByChannel.get(channel);
    if (rules === undefined)
      rulesByChannel.set(channel, (rules = platformRules(platform, channel.overrides)));
    return rules;
  }
  let rules = rulesByPlatform.get(platform);
  if (rules === undefined) rulesByPlatform.set(platform, (rules = platformRules(platform)));
  return rules;
}
