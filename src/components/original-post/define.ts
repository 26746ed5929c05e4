import { OriginalPostView } from './original-post.ts';

if (customElements.get('inlay-original-post') === undefined)
  customElements.define('inlay-original-post', OriginalPostView);
