import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import { canMute, makesWork, MUTE_SUBJECTS, muteObstacle } from '../../src/model/mute.ts';
import { removalObstacle } from '../../src/model/removal.ts';

const agents = fc.record({
  features: fc.subarray([...FEATURES]),
  permissions: fc.subarray([...PERMISSIONS]),
});

describe('muting', () => {
  it('is for whom the switch is on and the permission is given, and the switch is named first', () => {
    fc.assert(
      fc.property(agents, (agent) => {
        const isOn = agent.features.includes('mute');
        const may = agent.permissions.includes('conversation.message.mute');
        expect(muteObstacle(agent)).toBe(isOn ? (may ? null : 'not-permitted') : 'feature-off');
      }),
    );
  });

  it('of either keeps what comes in from making work, and a private conversation has no post', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (contact, post) => {
        expect(makesWork({ contact, post })).toBe(!contact && !post);
      }),
    );
    expect(MUTE_SUBJECTS.map((subject) => canMute(subject, { visibility: 'private' }))).toEqual([
      true,
      false,
    ]);
    expect(MUTE_SUBJECTS.map((subject) => canMute(subject, { visibility: 'public' }))).toEqual([true, true]);
  });
});

describe('removing', () => {
  it('goes by the switch of each removal and one permission, whatever else the agent may', () => {
    fc.assert(
      fc.property(agents, fc.constantFrom('content', 'author'), (agent, removal) => {
        const isOn = agent.features.includes(removal === 'content' ? 'removeContent' : 'removeAuthor');
        const may = agent.permissions.includes('conversation.message.remove');
        expect(removalObstacle(removal, agent)).toBe(isOn ? (may ? null : 'not-permitted') : 'feature-off');
      }),
    );
  });
});
