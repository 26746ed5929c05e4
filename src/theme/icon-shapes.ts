// Written by tools/take-icons.ts; change the lists there. One constant an icon, so that a bundle holds only what it shows.
// Lucide: ISC licence, © Lucide Contributors.

/** An icon as the data of one path in a box of 24 by 24: of a stroke 2 wide for icons, filled for marks. */
export type IconShape = string;

export const backIcon = 'm15 18-6-6 6-6';
export const closeIcon = 'M18 6 6 18M6 6l12 12';
export const resolvedIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m14-3-5.5 5.5L8 12';
export const globeIcon =
  'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20M2 12h20';
export const lockIcon =
  'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2m2 0V7a5 5 0 0 1 10 0v4';
export const clockIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m10-6v6l4 2';
export const hourglassIcon =
  'M5 22h14M5 2h14m-2 20v-4.17a2 2 0 0 0-.59-1.42L12 12l-4.41 4.41A2 2 0 0 0 7 17.83V22M7 2v4.17a2 2 0 0 0 .59 1.42L12 12l4.41-4.41A2 2 0 0 0 17 6.17V2';
export const dueIcon =
  'M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.33 2q2 0 3.07-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.53';
export const alertIcon =
  'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4m0 4z';
export const failedIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m10-4v4m0 4z';
export const infoIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m10 4v-4m0-4z';
export const panelCloseIcon =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m4 0v18m7-6-3-3 3-3';
export const pendingIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m8 3V9m4 6V9';
export const openOutsideIcon = 'M7 7h10v10M7 17 17 7';
export const arrowDownIcon = 'M12 5v14m7-7-7 7-7-7';
export const searchIcon = 'm21 21-4.34-4.34M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0';
export const filterIcon = 'M2 5h20M6 12h12m-9 7h6';
export const sortIcon = 'm21 16-4 4-4-4m4 4V4M3 8l4-4 4 4M7 4v16';
export const checkIcon = 'M20 6 9 17l-5-5';
export const checkDoubleIcon = 'M18 6 7 17l-5-5m20-2-7.5 7.5L13 16';
