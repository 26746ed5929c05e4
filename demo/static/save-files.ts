import { isAnswered } from './answer-requests.ts';

/**
 * Saves files of the backend that a link leads to. A service worker of MSW leaves navigations to the network, where these files
 * are not; and opened from memory they would lose the headers by which nothing in them runs.
 */
export function saveFiles(folder: URL): void {
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link === undefined || !isAnswered(folder, link.href)) return;
    event.preventDefault();
    void save(link.href, link.download);
  });
}

async function save(address: string, name: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const file = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = name === '' ? nameOf(answer.headers.get('content-disposition') ?? '') : name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

function nameOf(disposition: string): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  return name === undefined ? 'file' : decodeURIComponent(name);
}
