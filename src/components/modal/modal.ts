import '../offer-bar/define.ts';

const FIELDS = 'form :is(input, select, textarea):enabled';

/**
 * Opens a dialog over everything else. What is offered to the agent meanwhile stands above it and can be answered there (Q3, Q4), by
 * mouse, by Tab, and by F6, which leads there and back. The focus goes to `first`, else to the first field of the dialog's form, else
 * where the browser puts it. A key that was pressed before the dialog was there does nothing in it: Enter in a menu neither opens a
 * list of choices nor says yes.
 */
export function openModal(dialog: HTMLDialogElement, first?: HTMLElement | null): void {
  dialog.showModal();
  if (dialog.querySelector(':scope > inlay-offer-bar') === null) stand(dialog);
  (first ?? dialog.querySelector<HTMLElement>(FIELDS))?.focus();
}

/** Puts the offers above the dialog, and listens to its keys. */
function stand(dialog: HTMLDialogElement): void {
  const bar = document.createElement('inlay-offer-bar');
  bar.over = true;
  // First of all that is rendered there, which stays untouched by it.
  dialog.prepend(bar);
  let isFresh = false;
  const hold = (event: KeyboardEvent): void => {
    if (event.type === 'keydown' && !event.repeat) isFresh = true;
    if (!isFresh) event.preventDefault();
  };
  dialog.addEventListener('keydown', hold, { capture: true });
  dialog.addEventListener('keypress', hold, { capture: true });
  dialog.addEventListener('close', (event) => {
    if (event.target === dialog) isFresh = false;
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.defaultPrevented) return;
    if (bar.goRound()) event.preventDefault();
  });
}
