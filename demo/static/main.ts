import '../../src/embed/define.ts';
import { connectBackend } from './connect-backend.ts';
import { START_ANEW } from './start-anew.ts';

document.querySelector('#anew')?.addEventListener('click', () => {
  // Every tab is told to load itself again.
  void fetch(`.${START_ANEW}`, { method: 'POST' });
});

const line = document.querySelector('#start');
try {
  await connectBackend();
  // The parts of the page ask the backend as soon as they are defined.
  await import('../main.ts');
  line?.remove();
} catch (error) {
  if (line !== null) {
    line.setAttribute('role', 'alert');
    line.textContent = error instanceof Error ? error.message : String(error);
  }
}
