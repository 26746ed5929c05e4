import { vi } from 'vitest';

/** Resolves when a check no longer throws; rejects with what it threw last once not even a slow and busy machine would need longer. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 });
}
