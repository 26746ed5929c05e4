/** Scrolls a preview to the first gap in it that is still to be filled in; where there is none it stays. */
export function showGap(preview: HTMLElement | null): void {
  const gap = preview?.querySelector<HTMLElement>('.gap');
  if (preview === null || gap === null || gap === undefined) return;
  const shown = preview.getBoundingClientRect();
  const place = gap.getBoundingClientRect();
  if (place.top >= shown.top && place.bottom <= shown.bottom) return;
  preview.scrollTop += place.top - shown.top - shown.height / 3;
}
