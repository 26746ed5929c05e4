import { TimerMark } from './timer-mark.ts';

if (customElements.get('inlay-timer-mark') === undefined)
  customElements.define('inlay-timer-mark', TimerMark);
