import type { IconShape } from '../../theme/icons.ts';
import { audioIcon, fileIcon, imageIcon, videoIcon } from '../../theme/late-icons.ts';

export { downloadIcon } from '../../theme/late-icons.ts';

/** The icon that says what a media type is to a person. */
export function shapeOf(type: string): IconShape {
  if (type.startsWith('image/')) return imageIcon;
  if (type.startsWith('video/')) return videoIcon;
  return type.startsWith('audio/') ? audioIcon : fileIcon;
}
