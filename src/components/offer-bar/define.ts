import { OfferBar } from './offer-bar.ts';

if (customElements.get('inlay-offer-bar') === undefined) customElements.define('inlay-offer-bar', OfferBar);
