import js from '@eslint/js';
import globals from 'globals';
import { importX, createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** What each part of the program may import: the other parts, and the packages that are its alone. */
const parts = {
  texts: [],
  language: ['texts'],
  protocol: ['texts', 'language'],
  presentation: ['texts', 'language', 'protocol'],
  report: ['texts', 'language', 'protocol', 'presentation'],
  store: ['texts', 'language', 'protocol'],
  client: ['texts', 'language', 'protocol', 'store'],
  engine: ['texts', 'language', 'protocol', 'store'],
  extension: ['texts', 'language', 'protocol', 'report', 'store', 'client'],
  webview: ['texts', 'language', 'protocol', 'presentation'],
  server: ['texts', 'language', 'protocol', 'store', 'client'],
  cli: ['texts', 'language', 'protocol', 'report', 'store', 'client', 'server'],
};

/** Packages that only some parts may import; a pattern matches the start of the module's name. */
const walledPackages = [
  { pattern: '^vscode$', allowed: ['extension'], reason: 'Only src/extension may use the VS Code API.' },
  { pattern: '^@tensorflow/', allowed: ['engine'], reason: 'Only src/engine may use TensorFlow.js.' },
  { pattern: '^@duckdb/', allowed: ['engine'], reason: 'Only src/engine may read data with DuckDB.' },
  { pattern: '^@dagrejs/', allowed: ['webview'], reason: 'Only src/webview/render may lay out graphs.' },
  {
    pattern: '^node:',
    allowed: ['store', 'client', 'engine', 'extension', 'server', 'cli'],
    reason: 'This part runs in a page too: it may not use Node modules.',
  },
];

function packageWalls(part, alsoForbidden = []) {
  const forbidden = [...walledPackages.filter((wall) => !wall.allowed.includes(part)), ...alsoForbidden];
  return {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: forbidden.map(({ pattern, reason }) => ({ regex: pattern, message: reason })) },
    ],
    'no-restricted-syntax': [
      'error',
      ...forbidden.flatMap(({ pattern, reason }) => {
        const source = `[source.value=/${pattern.replaceAll('/', '\\u002F')}/]`;
        const argument = `[arguments.0.value=/${pattern.replaceAll('/', '\\u002F')}/]`;
        return [
          { selector: `ImportExpression${source}`, message: reason },
          { selector: `CallExpression[callee.name='require']${argument}`, message: reason },
        ];
      }),
    ],
  };
}

const wallZones = [
  ...Object.entries(parts).map(([part, allowed]) => ({
    target: `./src/${part}`,
    from: './src',
    except: [part, ...allowed].map((name) => `./${name}`),
    message: `src/${part} may import only ${allowed.length ? allowed.join(', ') : 'itself'}.`,
  })),
  { target: './src', from: './test', message: 'The program does not import its tests.' },
  { target: './src', from: './scripts', message: 'The program does not import the build.' },
];

const layoutWall = { pattern: '^@dagrejs/', reason: 'Only src/webview/render may lay out graphs.' };

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'out',
      'test-results',
      '**/.model-studio',
      'examples/data',
      'test/fixtures/panel',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'] })],
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: wallZones }],
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  ...Object.keys(parts).map((part) => ({ files: [`src/${part}/**/*.ts`], rules: packageWalls(part) })),
  {
    files: ['src/webview/**/*.ts'],
    ignores: ['src/webview/render/**'],
    rules: packageWalls('webview', [layoutWall]),
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Code of users, and what their editors read: no part of the program.
    files: ['examples/**', 'types/**'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, project: false } },
    rules: {
      'max-lines': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/triple-slash-reference': 'off',
    },
  },
);
