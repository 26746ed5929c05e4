import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Availability } from '../../src/model/agent.ts';
import { availabilityFor, createPresenceEcho, presenceFor } from '../../src/model/host-presence.ts';

const AVAILABLE: Availability = { id: 'available', kind: 'available', label: null };
const AWAY: Availability = { id: 'away', kind: 'away', label: null };
const LUNCH: Availability = { id: 'lunch', kind: 'away', label: 'Lunch' };
const ALL = [AVAILABLE, AWAY, LUNCH];

describe('words for availability', () => {
  it('are those of the table, else its own name', () => {
    expect(presenceFor({ lunch: 'Away' }, LUNCH)).toBe('Away');
    expect(ALL.map((one) => presenceFor({}, one))).toEqual(['Available', 'Away', 'Lunch']);
  });

  it('are understood however they are written, and others not at all', () => {
    expect(availabilityFor({}, ALL, ' available ', AWAY)).toBe(AVAILABLE);
    expect(availabilityFor({}, ALL, 'In a meeting', AWAY)).toBeNull();
  });

  it('that several share leave the agent where they are', () => {
    expect(availabilityFor({ lunch: 'Away' }, ALL, 'Away', LUNCH)).toBe(LUNCH);
    expect(availabilityFor({ lunch: 'Away' }, ALL, 'Away', AVAILABLE)).toBe(AWAY);
  });
});

/** A host and the panel beside it, with what is under way between them in order. */
class Meeting {
  host = 'a';
  panel = 'a';
  readonly toHost: string[] = [];
  readonly toPanel: string[] = [];
  readonly echo = createPresenceEcho();
  said = 0;

  change(side: 'host' | 'panel', word: string): void {
    if (side === 'host') {
      this.host = word;
      this.toPanel.push(word);
    } else {
      this.panel = word;
      this.follow();
    }
  }

  /** What the store does after each change. */
  follow(): void {
    if (this.echo.say(this.panel)) {
      this.said += 1;
      this.toHost.push(this.panel);
    }
  }

  deliver(side: 'host' | 'panel'): boolean {
    const word = (side === 'host' ? this.toHost : this.toPanel).shift();
    if (word === undefined) return false;
    if (side === 'host') {
      this.host = word;
      // It tells of what it was told, too.
      this.toPanel.push(word);
    } else if (this.echo.hear(word)) {
      this.panel = word;
      this.follow();
    }
    return true;
  }
}

describe('presence both ways', () => {
  it('takes what comes back for no news, and what the host changes for news', () => {
    const echo = createPresenceEcho();
    expect(echo.say('Busy')).toBe(true);
    expect(echo.say('Busy')).toBe(false);
    expect(echo.hear('Busy')).toBe(false);
    expect(echo.hear('Away')).toBe(true);
    expect(echo.say('Away')).toBe(false);
  });

  it('comes to rest with both saying the same, whoever changes it when, and whatever overtakes what', () => {
    const step = fc.oneof(
      fc.record({
        side: fc.constantFrom('host' as const, 'panel' as const),
        word: fc.constantFrom('a', 'b', 'c'),
      }),
      fc.constantFrom('host' as const, 'panel' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const meeting = new Meeting();
        meeting.follow();
        for (const each of steps) {
          if (typeof each === 'string') meeting.deliver(each);
          else meeting.change(each.side, each.word);
        }
        let left = 500;
        while ((meeting.deliver('host') || meeting.deliver('panel')) && left > 0) left -= 1;
        expect(left).toBeGreaterThan(0);
        expect(meeting.panel).toBe(meeting.host);
        // Nothing is said but what the agent changed here.
        expect(meeting.said).toBeLessThanOrEqual(steps.length + 1);
      }),
      { numRuns: 3000 },
    );
  });
});
