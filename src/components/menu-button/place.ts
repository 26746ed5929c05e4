const GAP = 4;
const MARGIN = 8;

/**
 * Puts a popover, already shown, under its button, or over it where there is more room; its start edge at the button's,
 * or its end edge where it would not fit. Keeps it within the window.
 */
export function placeAt(popover: HTMLElement, button: Element): void {
  const at = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = height - at.bottom - GAP - MARGIN;
  const above = at.top - GAP - MARGIN;
  popover.style.setProperty('max-height', `${Math.max(below, above)}px`);
  const size = popover.getBoundingClientRect();
  const isRtl = getComputedStyle(button).direction === 'rtl';
  const fromStart = isRtl ? at.right - size.width : at.left;
  const fromEnd = isRtl ? at.left : at.right - size.width;
  const fits = (left: number): boolean => left >= MARGIN && left + size.width <= width - MARGIN;
  const wished = fits(fromStart) ? fromStart : fromEnd;
  const left = Math.max(MARGIN, Math.min(wished, width - MARGIN - size.width));
  const top = size.height <= below || below >= above ? at.bottom + GAP : at.top - GAP - size.height;
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${Math.max(MARGIN, top)}px`);
}
