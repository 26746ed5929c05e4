import '../interaction-list/define.ts';
import '../message-thread/define.ts';
import { Panel } from './panel.ts';

if (customElements.get('inlay-panel') === undefined) customElements.define('inlay-panel', Panel);
