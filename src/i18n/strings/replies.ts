/** What is said of quick replies and message templates (R1 to R5). */
export interface RepliesStrings {
  /** The composer's button, and the name of what it opens. */
  readonly title: string;
  readonly tabs: Readonly<Record<'all' | 'favourites' | 'mine' | 'templates', string>>;
  readonly tabsName: string;
  readonly search: string;
  readonly results: string;
  /** Told aloud as the search goes on. */
  readonly found: (count: number) => string;
  readonly favourite: string;
  readonly back: string;
  readonly insert: string;
  readonly preview: string;
  /** Of a field of the form, by what is known of it; anything else is its own name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fieldMissing: string;
  readonly own: string;
  /** What a list is narrowed by, and what stands there while it is not. */
  readonly collection: string;
  readonly allCollections: string;
  readonly add: string;
  readonly edit: string;
  readonly delete: string;
  readonly deleteSure: (title: string) => string;
  readonly keep: string;
  readonly save: string;
  readonly cancel: string;
  readonly editor: {
    readonly titleNew: string;
    readonly titleChange: string;
    readonly title: string;
    readonly shortcut: string;
    readonly shortcutHint: string;
    readonly text: string;
    readonly textHint: string;
  };
  readonly problems: {
    readonly blank: string;
    readonly tooLong: (limit: number) => string;
    readonly format: string;
    readonly taken: string;
    readonly stale: string;
    readonly gone: string;
    readonly notSaved: string;
  };
  /** Above the agent's own: what was written and never saved. */
  readonly unsaved: {
    readonly name: string;
    readonly title: string;
    readonly goOn: string;
    readonly goOnWith: (title: string) => string;
    readonly discard: string;
    readonly discardOf: (title: string) => string;
  };
  readonly empty: {
    readonly all: string;
    readonly allHint: string;
    readonly favourites: string;
    readonly favouritesHint: string;
    readonly mine: string;
    readonly mineHint: string;
    readonly nothing: string;
    readonly nothingHint: string;
  };
  readonly failed: string;
  /** Over what was kept, where the backend can't be asked. */
  readonly offline: string;
  readonly retry: string;
  /** Over the suggestions below `/` in the composer. */
  readonly suggestions: string;
  readonly templates: {
    readonly language: string;
    readonly search: string;
    readonly everyLanguage: string;
    readonly categories: Readonly<Record<'marketing' | 'utility' | 'authentication', string>>;
    readonly asOf: (time: string) => string;
    readonly stale: (time: string) => string;
    readonly refresh: string;
    readonly unsupported: (count: number) => string;
    readonly none: string;
    readonly noneHint: string;
    readonly closed: string;
    readonly header: (variable: string) => string;
    readonly body: (variable: string) => string;
    /** Of a button's address; then what is before the variable. */
    readonly address: (button: string, prefix: string) => string;
    readonly code: (button: string) => string;
    readonly example: (value: string) => string;
    readonly file: Readonly<Record<'image' | 'video' | 'document', string>>;
    readonly chooseFile: string;
    readonly changeFile: string;
    readonly uploading: (share: string) => string;
    readonly cancelUpload: string;
    readonly retryUpload: string;
    readonly uploadFailed: string;
    readonly send: string;
    readonly cost: string;
    readonly changed: string;
    readonly gone: string;
    readonly notSent: string;
    readonly open: string;
    readonly problems: {
      readonly blank: string;
      readonly lineBreak: string;
      readonly spaces: string;
      readonly tooLong: (limit: number) => string;
      readonly partTooLong: (limit: number) => string;
      readonly fileMissing: string;
      readonly fileWrong: string;
    };
    /** What a button of the message does, for a screen reader; then its words. */
    readonly buttons: Readonly<Record<'quick-reply' | 'url' | 'phone' | 'copy-code', string>>;
  };
}
