import './crm/crm-page.ts';
import './customers/customers-side.ts';
