import { CustomerCard } from './customer-card.ts';

if (customElements.get('inlay-customer-card') === undefined)
  customElements.define('inlay-customer-card', CustomerCard);
