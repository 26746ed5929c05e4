import { FilterForm } from './filter-form.ts';

if (customElements.get('inlay-filter-form') === undefined)
  customElements.define('inlay-filter-form', FilterForm);
