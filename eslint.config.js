import { readFileSync } from 'node:fs';
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { noInlineStyle } from './test/check/no-inline-style.js';

// Ignored by git, ignored here: generated files and the like.
const ignored = readFileSync(new URL('.gitignore', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => `**/${line}`);

const UNSAFE = 'Text is text: the panel runs under a strict Content-Security-Policy with Trusted Types.';
const INLINE =
  'Inline styles are refused by the Content-Security-Policy: use a class, a part or a custom property.';

const restrictedImports = {
  paths: ['unsafe-html', 'unsafe-svg', 'unsafe-mathml']
    .flatMap((name) =>
      ['lit', 'lit-html'].map((from) => ({ name: `${from}/directives/${name}.js`, message: UNSAFE })),
    )
    .concat(
      ['lit', 'lit-html'].map((from) => ({ name: `${from}/directives/style-map.js`, message: INLINE })),
      ['lit/static-html.js', 'lit-html/static.js'].map((name) => ({
        name,
        importNames: ['unsafeStatic'],
        message: UNSAFE,
      })),
    ),
};

const restrictedSyntax = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: UNSAFE,
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: UNSAFE,
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: UNSAFE,
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    message: INLINE,
  },
];

const focusedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(only|todo|fails)$/]',
    message: 'A focused or postponed test hides the others.',
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[object.name=/^(it|test|describe|suite)$/][property.name='skip']",
    message: 'Skip by a condition that is named (`describe.skipIf(!hasPostgres())`), or not at all.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xdescribe)$/]',
    message: 'A focused or skipped test hides something.',
  },
];

export default defineConfig(
  // The Lightning component is in Salesforce's dialect, with decorators.
  globalIgnores([...ignored, 'src/panel/public/', 'manifests/salesforce/lwc/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number in a message needs no ceremony; objects and nullish values stay refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => this.close()` as a listener is the idiom; a void result elsewhere stays refused.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // tsc reports these (`noUnusedLocals`, `noUnusedParameters`), and lets `_` stand for what is not needed.
      '@typescript-eslint/no-unused-vars': 'off',
      // `process.env['X']` says that the name comes from outside.
      '@typescript-eslint/dot-notation': 'off',
      // A port's method may have to be async where one of its fillings has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // An interface of one call signature and a type alias are equally clear.
      '@typescript-eslint/prefer-function-type': 'off',
      // Both read well, and the interface is the one that can be documented.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Index signatures say what the key is (`{ [agentId: string]: … }`); `Record` does not.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // TypeScript keeps what it narrowed before an `await`, so the rule takes a second `signal.aborted` for needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Text is counted by code points and by UTF-16 units on purpose, as the platforms do.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Classes of invisible, joining and control characters are the matter of safe text and of text counting.
      'no-misleading-character-class': 'off',
      'no-control-regex': 'off',
      'no-restricted-imports': ['error', restrictedImports],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // What the API answered is looked at as it came, whatever it is.
    files: ['test/backend/**/*.ts'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.browser.test.ts'],
    extends: [
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      lit.configs['flat/recommended'],
    ],
    plugins: { 'lit-a11y': litA11y, inlay: { rules: { 'no-inline-style': noInlineStyle } } },
    rules: {
      ...litA11y.configs.recommended.rules,
      'inlay/no-inline-style': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-private-properties': 'error',
      // It takes a listener written in `render` for `render` itself.
      'lit/no-this-assign-in-render': 'off',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/quoted-expressions': ['error', 'never'],
      'lit/lifecycle-super': 'error',
      'lit/attribute-names': ['error', { convention: 'kebab' }],
      // Elements are defined by their folder's `define.ts`, so that importing a class has no side effect.
      // LitElement implements every lifecycle callback, and the types say so.
      'wc/guard-super-call': 'off',
      'wc/define-tag-after-class-definition': 'off',
      'wc/expose-class-on-global': 'off',
      'wc/guard-define-call': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/no-exports-with-element': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests make hostile pages, so they may write markup.
      'no-restricted-syntax': ['error', ...focusedTests],
      // By their type chai's `equal` assertions are promises; they are done when they return. `accessible()` is not.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal'] }],
      // The type argument of `querySelector` says what the test put there.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // A stand-in that does nothing is what a test often wants.
      '@typescript-eslint/no-empty-function': 'off',
      // `expect(x).to.be.true` is an expression by design of chai.
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test says by its failure when what it takes for there is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Elements made for one test stand beside it.
    files: ['test/**/*.browser.test.ts'],
    rules: { 'wc/max-elements-per-file': 'off' },
  },
  {
    // Programs and reporters talk to a person by the console.
    files: [
      'test/*.ts',
      'test/{check,bench,support}/**/*.ts',
      'demo/**/*.ts',
      'tools/**/*.ts',
      'manifests/make.ts',
      '*.config.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', URL: 'readonly', module: 'writable', console: 'readonly' },
    },
  },
);
