import * as v from 'valibot';
import { Problem } from '../problem.ts';
import { fieldProblems } from './field-problems.ts';

/**
 * The parameters of a query by a strict schema: lists may stand several times, numbers are written in digits. Refuses with the
 * names of all that are wrong, unknown ones included, and where something that is no list stands twice.
 */
export function readQuery<Schema extends v.GenericSchema>(
  schema: Schema,
  parameters: URLSearchParams,
): v.InferOutput<Schema> {
  const entries = (schema as unknown as { readonly entries: Readonly<Record<string, v.GenericSchema>> })
    .entries;
  const raw: Record<string, unknown> = {};
  const twice: string[] = [];
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    const type = Object.hasOwn(entries, name) ? typeOf(entries[name]) : undefined;
    if (type !== 'array' && values.length > 1) twice.push(name);
    Object.defineProperty(raw, name, {
      value: type === 'array' ? values : type === 'number' ? toNumber(values[0] ?? '') : values[0],
      enumerable: true,
    });
  }
  const parsed = v.safeParse(schema, raw);
  const fields = [
    ...twice.map((field) => ({ field, expected: 'once at most' })),
    ...(parsed.success ? [] : fieldProblems(parsed.issues)),
  ];
  if (fields.length > 0 || !parsed.success) throw new Problem('invalid-field', { fields });
  return parsed.output;
}

/** The type of a schema below `optional`. */
function typeOf(schema: v.GenericSchema | undefined): string | undefined {
  return schema !== undefined && 'wrapped' in schema
    ? typeOf(schema.wrapped as v.GenericSchema)
    : schema?.type;
}

function toNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
