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
export const alertIcon =
  'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4m0 4z';
export const failedIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m10-4v4m0 4z';
export const infoIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m10 4v-4m0-4z';
export const panelCloseIcon =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m4 0v18m7-6-3-3 3-3';
export const inboxIcon =
  'M22 12h-6l-2 3h-4l-2-3H2m3.45-6.89L2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11';
export const pendingIcon = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0m8 3V9m4 6V9';
export const attachIcon =
  'm16 6-8.41 8.59a2 2 0 0 0 2.83 2.83l8.4-8.6a4 4 0 1 0-5.65-5.65L4.8 11.72a6 6 0 1 0 8.49 8.49l8.38-8.55';
export const openOutsideIcon = 'M7 7h10v10M7 17 17 7';
export const starIcon =
  'M11.53 2.3a.53.53 0 0 1 .95 0l2.3 4.67a2.1 2.1 0 0 0 1.6 1.16l5.17.76a.53.53 0 0 1 .29.9l-3.74 3.64a2.1 2.1 0 0 0-.6 1.88l.87 5.14a.53.53 0 0 1-.77.56L13 18.58a2.1 2.1 0 0 0-1.98 0L6.4 21.01a.53.53 0 0 1-.77-.56l.88-5.14a2.1 2.1 0 0 0-.61-1.88L2.16 9.8a.53.53 0 0 1 .3-.91l5.16-.76a2.1 2.1 0 0 0 1.6-1.16z';
export const arrowDownIcon = 'M12 5v14m7-7-7 7-7-7';
export const webChatIcon =
  'M16 10a2 2 0 0 1-2 2H6.83a2 2 0 0 0-1.42.59l-2.2 2.2a.71.71 0 0 1-1.21-.5V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2zm4-1a2 2 0 0 1 2 2v10.29a.71.71 0 0 1-1.21.5l-2.2-2.2a2 2 0 0 0-1.42-.59H10a2 2 0 0 1-2-2v-1';
export const adIcon =
  'M11 6a13 13 0 0 0 8.4-2.8A1 1 0 0 1 21 4v12a1 1 0 0 1-1.6.8A13 13 0 0 0 11 14H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm-5 8a12 12 0 0 0 2.4 7.2 2 2 0 0 0 3.2-2.4A8 8 0 0 1 10 14M8 6v8';
export const searchIcon = 'm21 21-4.34-4.34M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0';
export const filterIcon = 'M2 5h20M6 12h12m-9 7h6';
export const sortIcon = 'm21 16-4 4-4-4m4 4V4M3 8l4-4 4 4M7 4v16';
export const checkIcon = 'M20 6 9 17l-5-5';
export const checkDoubleIcon = 'M18 6 7 17l-5-5m20-2-7.5 7.5L13 16';
export const personIcon =
  'M17.93 20.06a6 6 0 0 0-11.86 0M8 11a4 4 0 1 0 8 0 4 4 0 1 0-8 0m-6 1a10 10 0 1 0 20 0 10 10 0 1 0-20 0';
export const fileIcon =
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.7.7l3.6 3.6A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zm8-20v5a1 1 0 0 0 1 1h5';
export const imageIcon =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m2 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0m14 6-3.09-3.09a2 2 0 0 0-2.82 0L6 21';
export const videoIcon =
  'm16 13 5.22 3.48a.5.5 0 0 0 .78-.41v-8.2a.5.5 0 0 0-.75-.43L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2';
export const audioIcon = 'M2 10v3m4-7v11m4-14v18m4-13v7m4-10v13m4-8v3';
export const downloadIcon = 'M12 15V3m9 12v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4m4-5 5 5 5-5';
export const heartIcon =
  'M2 9.5a5.5 5.5 0 0 1 9.6-3.68.56.56 0 0 0 .8 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.5 5.31a2 2 0 0 1-3 .02L5 15c-1.5-1.5-3-3.2-3-5.5';
export const hiddenIcon =
  'M10.73 5.08a10.74 10.74 0 0 1 11.2 6.57 1 1 0 0 1 0 .7 11 11 0 0 1-1.44 2.49m-6.4-.68a3 3 0 0 1-4.25-4.24m7.64 7.58a10.75 10.75 0 0 1-15.42-5.15 1 1 0 0 1 0-.7 10.8 10.8 0 0 1 4.45-5.14M2 2l20 20';
export const deletedIcon =
  'M10 11v6m4-6v6m5-11v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2';
export const locationIcon =
  'M20 10c0 5-5.54 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.54 20.2 4 15 4 10a8 8 0 0 1 16 0M9 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0';
