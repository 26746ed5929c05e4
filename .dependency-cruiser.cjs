/** The layers of the source, and who may see whom. */

/** What each folder of src/ may import of the others, besides itself. */
const MAY_SEE = {
  model: [],
  contract: ['model'],
  client: ['model', 'contract'],
  store: ['model'],
  i18n: [],
  theme: [],
  controllers: ['model', 'store', 'i18n', 'theme'],
  components: ['model', 'store', 'controllers', 'i18n', 'theme'],
  hosts: ['model'],
  // The script of the page around the frame: the other end of what hosts/frame speaks.
  embed: ['model', 'hosts', 'i18n'],
  backend: ['model', 'contract'],
};

const layers = Object.entries(MAY_SEE).map(([layer, seen]) => ({
  name: `layer-${layer}`,
  comment: `${layer} may see ${seen.join(', ') || 'no other layer'} of src/.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(?:${[layer, ...seen].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'panel-has-no-backend',
      comment:
        'The panel composes client, hosts, store and components; it reaches the backend over the wire.',
      severity: 'error',
      from: { path: '^src/(?:panel/|index\\.ts|define\\.ts)' },
      to: { path: '^src/backend/' },
    },
    {
      name: 'nobody-sees-panel',
      comment: 'The composition root is the last to be composed.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:panel/|index\\.ts|define\\.ts)' },
      to: { path: '^src/(?:panel/|index\\.ts|define\\.ts)' },
    },
    {
      name: 'src-sees-src-only',
      comment: 'Product code does not lean on demo pages, tests or tools.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:demo|test|tools|manifests)/' },
    },
    {
      name: 'no-lit-below-components',
      comment: 'Model, contract, client, store, hosts and backend work without Lit.',
      severity: 'error',
      from: { path: '^src/(?:model|contract|client|store|hosts|backend|i18n)/' },
      to: { path: 'node_modules/(?:lit|@lit|lit-html|lit-element|@tanstack)(?:/|$)' },
    },
    {
      name: 'no-wire-inside',
      comment: 'The store knows the ports of the model, so it needs no transport.',
      severity: 'error',
      from: { path: '^src/(?:store|controllers|components)/' },
      to: { path: 'node_modules/(?:hono|msw|eventsource-parser|pg|jose)(?:/|$)' },
    },
    {
      name: 'node-only-in-node-folders',
      comment: 'The backend runs in browsers too: what needs Node lives in src/backend/node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/backend/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-packages-only-in-node-folders',
      comment: 'These packages work in Node only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/backend/node/' },
      to: { path: 'node_modules/(?:pg|sharp|pino|@hono/node-server)(?:/|$)' },
    },
    {
      name: 'browser-backend-sees-no-node-folder',
      comment: 'Only the process of the server composes what needs Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/backend/node/' },
      to: { path: '^src/backend/node/' },
    },
    {
      name: 'no-circular',
      comment: 'A circle has no direction.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-circular-loading',
      comment: 'Outside of the product types may go in circles, loading may not.',
      severity: 'error',
      from: { path: '^(?:demo|manifests|test|tools)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment:
        'Every import leads to a file or an installed package; what the Lightning component imports is in Salesforce.',
      severity: 'error',
      from: { pathNot: '^(?:manifests/salesforce|test)/lwc/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'declared',
      comment: 'What is imported stands in package.json; the product does not import development packages.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
