import { build, type InlineConfig } from 'vite';

/**
 * Builds what a browser is to run as it is run outside of tests: the environment of a test would bring the libraries' development
 * code, which is slower, and warns. What a build tells this process about its environment is taken back.
 */
export async function buildForBrowsers(config: InlineConfig): ReturnType<typeof build> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await build(config);
  } finally {
    process.env['NODE_ENV'] = before ?? 'test';
  }
}
