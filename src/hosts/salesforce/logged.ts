/** Where it is kept which record an activity became, over a reload; Open CTI can't be asked for it. */
const KEY = 'inlay-salesforce-logged';
/** An outcome is written again within days, if at all. */
const KEPT = 500;

/** Which task each activity has become, in this browser. */
export interface Logged {
  get(activityId: string): string | undefined;
  set(activityId: string, taskId: string): void;
}

/** Reads what is kept; a browser that denies storage knows it until the page goes. */
export function openLogged(): Logged {
  let entries = read();
  return {
    get: (activityId) => entries.find(([id]) => id === activityId)?.[1],
    set: (activityId, taskId) => {
      // Another tab may have written since.
      const others = read().filter(([id]) => id !== activityId);
      const own = entries.filter(([id]) => id !== activityId && !others.some(([other]) => other === id));
      entries = [...others, ...own, [activityId, taskId] as const].slice(-KEPT);
      try {
        localStorage.setItem(KEY, JSON.stringify(entries));
      } catch {
        // Known until the page goes.
      }
    },
  };
}

function read(): readonly (readonly [string, string])[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return (Array.isArray(kept) ? (kept as unknown[]) : []).filter(
      (pair): pair is [string, string] =>
        Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string',
    );
  } catch {
    return [];
  }
}
