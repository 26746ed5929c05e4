// Written by tools/take-icons.ts; change the lists there. One constant an icon, so that a bundle holds only what it shows.
// Lucide: ISC licence, © Lucide Contributors.

export const inboxIcon =
  'M22 12h-6l-2 3h-4l-2-3H2m3.45-6.89L2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11';
export const attachIcon =
  'm16 6-8.41 8.59a2 2 0 0 0 2.83 2.83l8.4-8.6a4 4 0 1 0-5.65-5.65L4.8 11.72a6 6 0 1 0 8.49 8.49l8.38-8.55';
export const starIcon =
  'M11.53 2.3a.53.53 0 0 1 .95 0l2.3 4.67a2.1 2.1 0 0 0 1.6 1.16l5.17.76a.53.53 0 0 1 .29.9l-3.74 3.64a2.1 2.1 0 0 0-.6 1.88l.87 5.14a.53.53 0 0 1-.77.56L13 18.58a2.1 2.1 0 0 0-1.98 0L6.4 21.01a.53.53 0 0 1-.77-.56l.88-5.14a2.1 2.1 0 0 0-.61-1.88L2.16 9.8a.53.53 0 0 1 .3-.91l5.16-.76a2.1 2.1 0 0 0 1.6-1.16z';
export const webChatIcon =
  'M16 10a2 2 0 0 1-2 2H6.83a2 2 0 0 0-1.42.59l-2.2 2.2a.71.71 0 0 1-1.21-.5V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2zm4-1a2 2 0 0 1 2 2v10.29a.71.71 0 0 1-1.21.5l-2.2-2.2a2 2 0 0 0-1.42-.59H10a2 2 0 0 1-2-2v-1';
export const adIcon =
  'M11 6a13 13 0 0 0 8.4-2.8A1 1 0 0 1 21 4v12a1 1 0 0 1-1.6.8A13 13 0 0 0 11 14H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm-5 8a12 12 0 0 0 2.4 7.2 2 2 0 0 0 3.2-2.4A8 8 0 0 1 10 14M8 6v8';
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
export const panelOpenIcon =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m4 0v18m5-12 3 3-3 3';
export const moreIcon =
  'M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0m7 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0';
export const quickReplyIcon =
  'M15.91 4a1.5 1.5 0 0 0-2.47-1.56l-9 9A1.5 1.5 0 0 0 5.5 14h4a.5.5 0 0 1 .47.67L8.1 20a1.5 1.5 0 0 0 2.47 1.56l9-9A1.5 1.5 0 0 0 18.5 10h-4a.5.5 0 0 1-.47-.67z';
export const templateIcon =
  'M4 3h16a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1m0 11h7a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1m13 0h3a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1';
export const plusIcon = 'M5 12h14m-7-7v14';
export const nextIcon = 'm9 18 6-6-6-6';
export const zoomInIcon = 'M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0m18 10-4.35-4.35M11 8v6m-3-3h6';
export const zoomOutIcon = 'M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0m18 10-4.35-4.35M8 11h6';
export const zoomFitIcon =
  'M8 3H5a2 2 0 0 0-2 2v3m18 0V5a2 2 0 0 0-2-2h-3M3 16v3a2 2 0 0 0 2 2h3m8 0h3a2 2 0 0 0 2-2v-3';
export const voiceIcon =
  'M13.83 16.57a1 1 0 0 0 1.22-.3l.35-.47A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.47.35a1 1 0 0 0-.29 1.23 14 14 0 0 0 6.4 6.39';
export const emailIcon =
  'm22 7-9 5.73a2 2 0 0 1-2 0L2 7m2-3h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2';
export const smsIcon =
  'M22 17a2 2 0 0 1-2 2H6.83a2 2 0 0 0-1.42.59l-2.2 2.2a.71.71 0 0 1-1.21-.5V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2zM7 11h10M7 15h6M7 7h8';
export const chevronDownIcon = 'm6 9 6 6 6-6';
export const offlineIcon =
  'M10.94 5.27A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.22 6.06M18.8 18.8a5 5 0 0 1-1.3.19H9A7 7 0 0 1 5.79 5.78M2 2l20 20';
export const refreshIcon =
  'M3 12a9 9 0 0 1 9-9 9.8 9.8 0 0 1 6.74 2.74L21 8m0-5v5h-5m5 4a9 9 0 0 1-9 9 9.8 9.8 0 0 1-6.74-2.74L3 16m5 0H3v5';
export const teamIcon =
  'M18 21a8 8 0 0 0-16 0M5 8a5 5 0 1 0 10 0A5 5 0 1 0 5 8m17 12c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3';
export const replyIcon = 'M20 18v-2a4 4 0 0 0-4-4H4m5 5-5-5 5-5';
export const sendIcon =
  'M3.71 3.05a.5.5 0 0 0-.68.63l2.84 7.62a2 2 0 0 1 0 1.4l-2.84 7.63a.5.5 0 0 0 .68.62l18-8.5a.5.5 0 0 0 0-.9zM6 12h16';
export const emojiIcon = 'M15 10V9m1.47 6a6 6 0 0 1-8.94 0M9 10V9m-7 3a10 10 0 1 0 20 0 10 10 0 1 0-20 0';
export const copyIcon =
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2m-6 8a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2h10a2 2 0 0 1 2 2';
export const editAnswerIcon =
  'M21.17 6.81a2.82 2.82 0 0 0-3.98-3.98L3.84 16.17a2 2 0 0 0-.5.83l-1.32 4.36a.5.5 0 0 0 .62.62L7 20.66a2 2 0 0 0 .83-.5zM15 5l4 4';
export const quoteIcon =
  'M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2zM5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z';
export const repostIcon = 'm2 9 3-3 3 3m5 9H7a2 2 0 0 1-2-2V6m17 9-3 3-3-3m-5-9h6a2 2 0 0 1 2 2v10';
export const followIcon = 'M2 21a8 8 0 0 1 13.3-6M5 8a5 5 0 1 0 10 0A5 5 0 1 0 5 8m14 8v6m3-3h-6';
export const shownIcon =
  'M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0';
export const translateIcon = 'm5 8 6 6m-7 0 6-6 2-3M2 5h12M7 2h1m14 20-5-10-5 10m2-4h6';
export const replyPrivatelyIcon =
  'M22 8.5V5a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v16.29a.71.71 0 0 0 1.21.5l2.2-2.2A2 2 0 0 1 6.83 19H10m10-4v-2a2 2 0 0 0-4 0v2m-1 0h6a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1';
export const noteIcon =
  'M21 9a2.4 2.4 0 0 0-.7-1.7l-3.6-3.6A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2zm-6-6v5a1 1 0 0 0 1 1h5';
export const tagIcon =
  'M12.59 2.59A2 2 0 0 0 11.17 2H4a2 2 0 0 0-2 2v7.17a2 2 0 0 0 .59 1.42l8.7 8.7a2.43 2.43 0 0 0 3.42 0l6.58-6.58a2.43 2.43 0 0 0 0-3.42zM7 7.5a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0';
export const muteIcon =
  'M10.27 21a2 2 0 0 0 3.46 0M17 17H4a1 1 0 0 1-.74-1.67C4.59 13.96 6 12.5 6 8a6 6 0 0 1 .26-1.74M2 2l20 20M8.67 3.01A6 6 0 0 1 18 8c0 2.69.77 4.65 1.7 6.05';
export const unmuteIcon =
  'M10.27 21a2 2 0 0 0 3.46 0M3.26 15.33A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.67C19.41 13.96 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.41 5.96-2.74 7.33';
export const removeContentIcon =
  'M21 21H8a2 2 0 0 1-1.42-.59l-4-4a2 2 0 0 1 0-2.82l10-10a2 2 0 0 1 2.84 0l6 6a2 2 0 0 1 0 2.82L12.82 21m-7.75-9.91 8.83 8.83';
export const removeAuthorIcon =
  'm16.5 16.5 5 5M2 21a8 8 0 0 1 11.53-7.18m7.97 2.68-5 5M5 8a5 5 0 1 0 10 0A5 5 0 1 0 5 8';
