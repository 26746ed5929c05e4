import type { NetworkFile } from './api.ts';
import type { NetworkParts } from './create-network.ts';
import { builtInFile } from './pictures.ts';
import { invalidField, NetworkRefusal } from './refusal.ts';
import { newId } from './state.ts';

/** Larger than what any platform of the table takes. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Keeps an uploaded file. */
export async function takeFile(
  parts: NetworkParts,
  request: Request,
  name: string | undefined,
): Promise<NetworkFile> {
  if (name === undefined || name === '' || name.length > 255)
    throw invalidField('name', '1 to 255 characters');
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0) throw invalidField('body', 'at least one byte');
  if (bytes.length > MAX_FILE_BYTES) {
    throw new NetworkRefusal(413, 'attachment-refused', `Expected at most ${String(MAX_FILE_BYTES)} bytes`);
  }
  const file: NetworkFile = {
    id: newId('f'),
    name,
    type: request.headers.get('content-type') ?? 'application/octet-stream',
    size: bytes.length,
  };
  await parts.storage.saveFile(file.id, bytes);
  parts.state.files[file.id] = file;
  await parts.commit();
  return file;
}

/** Hands out a file. Its type is what its uploader said, so nothing may be run from it. */
export async function giveFile(parts: NetworkParts, id: string): Promise<Response> {
  const builtIn = builtInFile(id);
  const file = builtIn?.file ?? parts.state.files[id];
  const bytes = builtIn?.bytes ?? (file === undefined ? undefined : await parts.storage.loadFile(id));
  if (file === undefined || bytes === undefined) throw new NetworkRefusal(404, 'not-found', 'No such file');
  return new Response(bytes, {
    headers: {
      'content-type': file.type,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}
