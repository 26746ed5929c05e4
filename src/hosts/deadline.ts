import type { HostResult } from '../model/host.ts';

/** What a promise comes to, as a value: a rejection is a refusal with its message, and what takes too long a `timeout`. */
export function within<T>(work: Promise<T>, deadlineMs: number): Promise<HostResult<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ ok: false, reason: 'timeout' });
    }, deadlineMs);
    work
      .then(
        (value) => {
          resolve({ ok: true, value });
        },
        (error: unknown) => {
          resolve({ ok: false, reason: 'refused', detail: messageOf(error) });
        },
      )
      .finally(() => {
        clearTimeout(timer);
      });
  });
}

/** The words of something thrown: an error's message, or that of an error that came as JSON. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const text = typeof error === 'string' ? error : JSON.stringify(error);
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : text;
  } catch {
    return text;
  }
}
