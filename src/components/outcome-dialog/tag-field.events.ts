/** Other tags have been chosen. */
export class TagsChangeEvent extends Event {
  static readonly type = 'inlay-tags-change';
  readonly detail: { readonly tags: readonly string[] };

  constructor(detail: TagsChangeEvent['detail']) {
    super(TagsChangeEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-tags-change': TagsChangeEvent;
  }
}
