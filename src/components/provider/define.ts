import { Provider } from './provider.ts';

if (customElements.get('inlay-provider') === undefined) customElements.define('inlay-provider', Provider);
