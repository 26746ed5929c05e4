import * as v from 'valibot';
import { Problem } from '../problem.ts';
import { fieldProblems } from './field-problems.ts';

/** The bytes of a body; refuses as soon as there are more than so many, whatever its header says. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = (): Problem =>
    new Problem('body-too-large', { detail: `At most ${String(limit)} bytes are taken` });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A JSON body by its schema. A page of another origin can't send this media type unasked, so nothing comes in by a form. */
export async function readJson<Schema extends v.GenericSchema>(
  schema: Schema,
  request: Request,
  limit: number,
): Promise<v.InferOutput<Schema>> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new Problem('unsupported-media-type', { detail: 'Expected application/json' });
  const parsed = v.safeParse(schema, parse(await readBytes(request, limit)));
  if (!parsed.success) throw new Problem('invalid-field', { fields: fieldProblems(parsed.issues) });
  return parsed.output;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Problem('malformed-body');
  }
}
