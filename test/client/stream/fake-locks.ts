interface Entry {
  readonly grant: () => Promise<unknown>;
  readonly fail: (error: Error) => void;
  readonly resolve: (value: unknown) => void;
  broken: boolean;
}

/** Exclusive Web Locks for tabs that are simulated in one process (https://w3c.github.io/web-locks/): queue, `signal`, `steal`. */
export function createFakeLocks(): Pick<LockManager, 'request'> {
  const held = new Map<string, Entry>();
  const queues = new Map<string, Entry[]>();

  const next = (name: string): void => {
    if (held.has(name)) return;
    const entry = queues.get(name)?.shift();
    if (entry === undefined) return;
    held.set(name, entry);
    void entry
      .grant()
      .then(entry.resolve, entry.fail)
      .finally(() => {
        if (held.get(name) === entry) held.delete(name);
        next(name);
      });
  };

  const request = (name: string, options: LockOptions, callback: (lock: Lock) => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      const entry: Entry = {
        grant: async () => callback({ name, mode: 'exclusive' } as Lock),
        resolve,
        fail: reject,
        broken: false,
      };
      const aborted = (): DOMException => new DOMException('lock', 'AbortError');
      if (options.signal?.aborted === true) {
        reject(aborted());
        return;
      }
      options.signal?.addEventListener('abort', () => {
        const index = queue.indexOf(entry);
        if (index < 0) return;
        queue.splice(index, 1);
        reject(aborted());
      });
      if (options.steal === true) {
        held.get(name)?.fail(aborted());
        held.delete(name);
        queue.unshift(entry);
      } else {
        queue.push(entry);
      }
      queueMicrotask(() => next(name));
    });
  return { request: request as LockManager['request'] };
}
