/**
 * The part of Open CTI for Lightning that the adapter uses, as Salesforce's guide describes it
 * (https://developer.salesforce.com/docs/service/api-cti). Each call takes one object and answers by its `callback`.
 */
export interface OpenCti {
  readonly SCREENPOP_TYPE: Readonly<Record<string, string>>;
  readonly CALL_TYPE: Readonly<Record<string, string>>;
  enableClickToDial(input: CtiInput): void;
  disableClickToDial(input: CtiInput): void;
  onClickToDial(input: CtiListener): void;
  onNavigationChange(input: CtiListener): void;
  getAppViewInfo(input: CtiInput): void;
  screenPop(input: CtiInput): void;
  searchAndScreenPop(input: CtiInput): void;
  saveLog(input: CtiInput): void;
  refreshView(input: CtiInput): void;
  setSoftphonePanelVisibility(input: CtiInput): void;
  setSoftphonePanelHeight(input: CtiInput): void;
  setSoftphonePanelWidth(input: CtiInput): void;
  setSoftphonePanelLabel(input: CtiInput): void;
  setSoftphoneItemLabel(input: CtiInput): void;
  setSoftphonePanelIcon(input: CtiInput): void;
  setSoftphoneItemIcon(input: CtiInput): void;
  notifyInitializationComplete?(input: CtiInput): void;
}

export interface CtiListener {
  listener: (payload: unknown) => void;
}

export interface CtiInput {
  [name: string]: unknown;
  callback?: (answer: CtiAnswer) => void;
}

/** What comes back; one page of the guide writes `error`. */
export interface CtiAnswer {
  readonly success: boolean;
  readonly returnValue?: unknown;
  readonly errors?: readonly unknown[] | null;
  readonly error?: unknown;
}

/** Names of calls that answer by a callback. */
export type CtiCall = Exclude<
  keyof OpenCti,
  'SCREENPOP_TYPE' | 'CALL_TYPE' | 'onClickToDial' | 'onNavigationChange'
>;

/** Makes a call; rejects with what the host says against it. */
export function askCti(cti: OpenCti, name: CtiCall, input: CtiInput = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    cti[name]?.({
      ...input,
      callback: (answer) => {
        if (answer.success) resolve(answer.returnValue);
        else reject(new Error(wordsOf(answer)));
      },
    });
  });
}

function wordsOf({ errors, error }: CtiAnswer): string {
  const said: unknown = errors?.[0] ?? error;
  if (typeof said === 'string') return said;
  const { description, code } = (said ?? {}) as { description?: unknown; code?: unknown };
  const words = description ?? code;
  return typeof words === 'string' ? words : 'Salesforce refused without a word';
}

/** An object of Salesforce's, empty where it is none. */
export function fromCti(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') {
    try {
      return fromCti(JSON.parse(value) as unknown);
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
