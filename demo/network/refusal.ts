import type { NetworkError } from './api.ts';

/** A request that the network will not carry out; becomes a `NetworkError` answer. */
export class NetworkRefusal extends Error {
  readonly status: 400 | 401 | 404 | 410 | 413 | 422 | 429 | 503 | 504;
  readonly code: string;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: NetworkRefusal['status'],
    code: string,
    message: string,
    more: { field?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  /** The body of the answer. */
  toBody(): NetworkError {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.field === undefined ? {} : { field: this.field }),
      },
    };
  }
}

/** A field of the request that isn't as it has to be. */
export function invalidField(field: string, expected: string): NetworkRefusal {
  return new NetworkRefusal(422, 'invalid-field', `Expected ${expected}`, {
    field,
  });
}
