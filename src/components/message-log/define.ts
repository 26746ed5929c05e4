import '../message/define.ts';
import { MessageLog } from './message-log.ts';

if (customElements.get('inlay-message-log') === undefined)
  customElements.define('inlay-message-log', MessageLog);
