/** The form as `Late` loads it, and what puts it under its button. */
import './define.ts';

export { placeAt } from '../menu-button/place.ts';
