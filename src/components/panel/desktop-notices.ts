/**
 * Whether the browser shows notices of this page: `ask` where nobody has said yet; `frame` where the page around is of another site, in which
 * no browser lets a frame ask.
 */
export type DesktopPermission = 'granted' | 'denied' | 'ask' | 'frame' | 'unsupported';

/** How it stands with this page's notices. */
export function desktopPermission(page: Window = window): DesktopPermission {
  if (!('Notification' in page)) return 'unsupported';
  if (Notification.permission === 'granted') return 'granted';
  if (!isTopReachable(page)) return 'frame';
  return Notification.permission === 'denied' ? 'denied' : 'ask';
}

function isTopReachable(page: Window): boolean {
  try {
    return page.top?.location.origin !== undefined;
  } catch {
    return false;
  }
}

/** Asks whether notices may be shown; only by a click of the agent's. */
export async function askForDesktop(): Promise<DesktopPermission> {
  if (desktopPermission() === 'ask') await Notification.requestPermission().catch(() => undefined);
  return desktopPermission();
}

/** Shows one; the same id replaces the one before. A click calls back, with this page in front. */
export function showDesktop(
  { id, title, body }: { readonly id: string; readonly title: string; readonly body: string },
  onClick: () => void,
): void {
  if (desktopPermission() !== 'granted') return;
  try {
    const notice = new Notification(title, { body, tag: id });
    notice.onclick = () => {
      window.focus();
      notice.close();
      onClick();
    };
  } catch {
    // Some browsers, on phones, show notices of workers alone.
  }
}
