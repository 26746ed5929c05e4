import { css, html, type TemplateResult } from 'lit';
import { globeIcon, icon, mark, type IconShape } from './icons.ts';
import { emailIcon, smsIcon, voiceIcon, webChatIcon } from './late-icons.ts';
import * as shapes from './mark-shapes.ts';

/**
 * The mark of each platform. A network's private line keeps the network's mark: a padlock beside it tells it apart. Lines
 * without a network have an icon.
 */
const MARKS: Readonly<Record<string, IconShape>> = {
  'app-store': shapes.appStoreMark,
  facebook: shapes.facebookMark,
  'google-play': shapes.googlePlayMark,
  'google-maps': shapes.googleMapsMark,
  instagram: shapes.instagramMark,
  'instagram-direct': shapes.instagramMark,
  linkedin: shapes.linkedinMark,
  x: shapes.xMark,
  'x-direct': shapes.xMark,
  youtube: shapes.youtubeMark,
  messenger: shapes.messengerMark,
  whatsapp: shapes.whatsappMark,
};
const LINES: Readonly<Record<string, IconShape>> = {
  sms: smsIcon,
  'web-chat': webChatIcon,
  email: emailIcon,
  voice: voiceIcon,
};

/** A platform's mark in its colour (with `platformMarkStyles`), silent for screen readers; an unknown platform has a globe. */
export function platformMark(platform: string, size = 16): TemplateResult {
  const shape = MARKS[platform];
  return html`<span class="platform-mark" data-platform=${platform}
    >${shape === undefined ? icon(LINES[platform] ?? globeIcon, size) : mark(shape, size)}</span
  >`;
}

/** The networks' colours, darkened or lightened where theirs has less than 3:1 on our surfaces. */
export const platformMarkStyles = css`
  .platform-mark {
    display: inline-flex;
    flex: none;
    color: var(--_text-quiet);
  }
  .platform-mark:is([data-platform='facebook'], [data-platform='messenger']) {
    color: light-dark(#0866ff, #4d93ff);
  }
  .platform-mark:is([data-platform='instagram'], [data-platform='instagram-direct']) {
    color: light-dark(#d6006c, #ff5fa2);
  }
  .platform-mark[data-platform='linkedin'] {
    color: light-dark(#0a66c2, #5aa9f8);
  }
  .platform-mark:is([data-platform='x'], [data-platform='x-direct']) {
    color: light-dark(#000, #f2f2f2);
  }
  .platform-mark[data-platform='youtube'] {
    color: light-dark(#e00000, #ff5c57);
  }
  .platform-mark[data-platform='whatsapp'] {
    color: light-dark(#0f8a4b, #25d366);
  }
  .platform-mark[data-platform='google-play'] {
    color: light-dark(#01875f, #34c99a);
  }
  .platform-mark[data-platform='google-maps'] {
    color: light-dark(#2f74e0, #7baaf7);
  }
  .platform-mark[data-platform='app-store'] {
    color: light-dark(#0a7cdb, #4bb4fb);
  }
  @media (forced-colors: active) {
    .platform-mark {
      color: CanvasText !important;
    }
  }
`;
