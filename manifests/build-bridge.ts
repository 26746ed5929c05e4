import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds a bridge of `src/embed` into one script for a CRM, as `npm run build` does, without a source map. */
export async function buildBridge(name: 'dynamics' | 'salesforce'): Promise<string> {
  const result = await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    mode: `bridge-${name}`,
    logLevel: 'warn',
    build: { write: false, sourcemap: false },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`the bridge for ${name} was not built`);
  return chunk.code;
}
