import { SignInElement } from './sign-in.ts';
import { SignOut } from './sign-out.ts';

if (customElements.get('inlay-sign-in') === undefined) customElements.define('inlay-sign-in', SignInElement);
if (customElements.get('inlay-sign-out') === undefined) customElements.define('inlay-sign-out', SignOut);
