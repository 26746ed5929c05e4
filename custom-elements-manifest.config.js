/** `npm run elements` makes custom-elements.json, which is committed; `npm run check` sees to it that it is fresh. */
export default {
  globs: ['src/components/**/*.ts', 'src/embed/**/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      // The analyzer takes files as the disk gives them, which differs from run to run.
      name: 'modules-by-path',
      packageLinkPhase({ customElementsManifest }) {
        customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
      },
    },
  ],
};
