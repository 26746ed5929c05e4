/** `npm run manifest` makes custom-elements.json, which is committed; `npm run check` sees to it that it is fresh. */
export default {
  globs: ['src/components/**/*.ts', 'src/embed/**/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
