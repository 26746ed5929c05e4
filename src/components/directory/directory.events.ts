import type { DirectoryEntry } from '../../model/directory.ts';

/** An entry of the directory was chosen; none that has an obstacle. */
export class DirectoryChooseEvent extends Event {
  static readonly type = 'inlay-directory-choose';
  readonly detail: { readonly entry: DirectoryEntry };

  constructor(detail: DirectoryChooseEvent['detail']) {
    super(DirectoryChooseEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-directory-choose': DirectoryChooseEvent;
  }
}
