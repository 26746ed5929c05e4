/** What is said of how satisfied a contact was (O10). */
export interface SurveyStrings {
  /** Over the dialog. */
  readonly title: string;
  /** Of 1 to 5. */
  readonly score: (rating: number) => string;
  /** The button in a thread's header. */
  readonly open: (rating: number) => string;
  readonly comment: string;
  readonly asked: (time: string) => string;
  readonly answered: (time: string) => string;
}
