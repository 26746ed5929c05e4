import { answerRequests } from './answer-requests.ts';
import { fetchOver } from './carry.ts';
import { saveFiles } from './save-files.ts';
import { RELOAD } from './start-anew.ts';

/**
 * Has this document, the page or the panel in its iframe, answered by the one backend of this browser. Each document does so for
 * itself: MSW would hand an iframe's requests to any visible tab, and to none while all are hidden. Resolves when the backend
 * runs; rejects with a sentence for the reader where it can't.
 */
export async function connectBackend(): Promise<void> {
  if (!('SharedWorker' in globalThis)) {
    throw new Error('This page needs shared workers, which this browser doesn’t have.');
  }
  const worker = new SharedWorker(new URL('./backend-worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () => {
      reject(new Error('The backend could not be loaded.'));
    });
  });
  const folder = new URL('./', location.href);
  await answerRequests({ fetch: fetchOver(worker.port), folder, script: 'service-worker.js' });
  saveFiles(folder);
  new BroadcastChannel(RELOAD).addEventListener('message', () => location.reload());
  const answer = await Promise.race([fetch('./demo/agents'), broken]);
  if (!answer.ok) throw new Error(`The backend could not start: ${await answer.text()}`);
}
