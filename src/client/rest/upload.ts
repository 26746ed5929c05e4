import type { Transport } from './request.ts';

/**
 * Brings a file there by `XMLHttpRequest`, which alone tells how much has left. The deadline begins anew with every
 * sign of progress, so that a large file on a slow line is not cut.
 */
export function createUploadTransport(stallMs: number, onProgress: (share: number) => void): Transport {
  return ({ method, url, headers, body, signal }, extend) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = (): void => request.abort();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => {
        extend(stallMs);
        if (total > 0) onProgress(loaded / total);
      };
      request.onload = () =>
        resolve({
          status: request.status,
          header: (name) => request.getResponseHeader(name),
          body: request.responseText,
        });
      request.onerror = () => reject(new TypeError('no connection'));
      request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
      request.onloadend = () => signal.removeEventListener('abort', abort);
      signal.addEventListener('abort', abort);
      extend(stallMs);
      request.send(body);
    });
}
