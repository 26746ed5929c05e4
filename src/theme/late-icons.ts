// Written by tools/take-icons.ts; change the lists there. One constant an icon, so that a bundle holds only what it shows.
// Lucide: ISC licence, © Lucide Contributors.

export const voiceIcon =
  'M13.83 16.57a1 1 0 0 0 1.22-.3l.35-.47A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.47.35a1 1 0 0 0-.29 1.23 14 14 0 0 0 6.4 6.39';
export const emailIcon =
  'm22 7-9 5.73a2 2 0 0 1-2 0L2 7m2-3h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2';
export const smsIcon =
  'M22 17a2 2 0 0 1-2 2H6.83a2 2 0 0 0-1.42.59l-2.2 2.2a.71.71 0 0 1-1.21-.5V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2zM7 11h10M7 15h6M7 7h8';
export const searchIcon = 'm21 21-4.34-4.34M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0';
export const filterIcon = 'M2 5h20M6 12h12m-9 7h6';
export const sortIcon = 'm21 16-4 4-4-4m4 4V4M3 8l4-4 4 4M7 4v16';
export const chevronDownIcon = 'm6 9 6 6 6-6';
export const checkIcon = 'M20 6 9 17l-5-5';
export const checkDoubleIcon = 'M18 6 7 17l-5-5m20-2-7.5 7.5L13 16';
export const offlineIcon =
  'M10.94 5.27A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.22 6.06M18.8 18.8a5 5 0 0 1-1.3.19H9A7 7 0 0 1 5.79 5.78M2 2l20 20';
export const refreshIcon =
  'M3 12a9 9 0 0 1 9-9 9.8 9.8 0 0 1 6.74 2.74L21 8m0-5v5h-5m5 4a9 9 0 0 1-9 9 9.8 9.8 0 0 1-6.74-2.74L3 16m5 0H3v5';
export const personIcon =
  'M17.93 20.06a6 6 0 0 0-11.86 0M8 11a4 4 0 1 0 8 0 4 4 0 1 0-8 0m-6 1a10 10 0 1 0 20 0 10 10 0 1 0-20 0';
export const teamIcon =
  'M18 21a8 8 0 0 0-16 0M5 8a5 5 0 1 0 10 0A5 5 0 1 0 5 8m17 12c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3';
export const replyIcon = 'M20 18v-2a4 4 0 0 0-4-4H4m5 5-5-5 5-5';
export const sendIcon =
  'M3.71 3.05a.5.5 0 0 0-.68.63l2.84 7.62a2 2 0 0 1 0 1.4l-2.84 7.63a.5.5 0 0 0 .68.62l18-8.5a.5.5 0 0 0 0-.9zM6 12h16';
export const emojiIcon = 'M15 10V9m1.47 6a6 6 0 0 1-8.94 0M9 10V9m-7 3a10 10 0 1 0 20 0 10 10 0 1 0-20 0';
export const fileIcon =
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.7.7l3.6 3.6A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zm8-20v5a1 1 0 0 0 1 1h5';
export const imageIcon =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m2 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0m14 6-3.09-3.09a2 2 0 0 0-2.82 0L6 21';
export const videoIcon =
  'm16 13 5.22 3.48a.5.5 0 0 0 .78-.41v-8.2a.5.5 0 0 0-.75-.43L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2';
export const audioIcon = 'M2 10v3m4-7v11m4-14v18m4-13v7m4-10v13m4-8v3';
export const downloadIcon = 'M12 15V3m9 12v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4m4-5 5 5 5-5';
export const copyIcon =
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2m-6 8a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2h10a2 2 0 0 1 2 2';
export const heartIcon =
  'M2 9.5a5.5 5.5 0 0 1 9.6-3.68.56.56 0 0 0 .8 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.5 5.31a2 2 0 0 1-3 .02L5 15c-1.5-1.5-3-3.2-3-5.5';
export const hiddenIcon =
  'M10.73 5.08a10.74 10.74 0 0 1 11.2 6.57 1 1 0 0 1 0 .7 11 11 0 0 1-1.44 2.49m-6.4-.68a3 3 0 0 1-4.25-4.24m7.64 7.58a10.75 10.75 0 0 1-15.42-5.15 1 1 0 0 1 0-.7 10.8 10.8 0 0 1 4.45-5.14M2 2l20 20';
export const deletedIcon =
  'M10 11v6m4-6v6m5-11v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2';
export const locationIcon =
  'M20 10c0 5-5.54 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.54 20.2 4 15 4 10a8 8 0 0 1 16 0M9 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0';
export const editAnswerIcon =
  'M21.17 6.81a2.82 2.82 0 0 0-3.98-3.98L3.84 16.17a2 2 0 0 0-.5.83l-1.32 4.36a.5.5 0 0 0 .62.62L7 20.66a2 2 0 0 0 .83-.5zM15 5l4 4';
export const quoteIcon =
  'M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2zM5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z';
export const repostIcon = 'm2 9 3-3 3 3m5 9H7a2 2 0 0 1-2-2V6m17 9-3 3-3-3m-5-9h6a2 2 0 0 1 2 2v10';
export const followIcon = 'M2 21a8 8 0 0 1 13.3-6M5 8a5 5 0 1 0 10 0A5 5 0 1 0 5 8m14 8v6m3-3h-6';
export const shownIcon =
  'M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0';
export const replyPrivatelyIcon =
  'M22 8.5V5a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v16.29a.71.71 0 0 0 1.21.5l2.2-2.2A2 2 0 0 1 6.83 19H10m10-4v-2a2 2 0 0 0-4 0v2m-1 0h6a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1';
