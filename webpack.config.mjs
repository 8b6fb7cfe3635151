import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { integrationTests } from './scripts/build/entries.mjs';
import { root } from './scripts/setup/places.mjs';

/** Changes with the settings and the packages, which webpack's own cache does not watch. */
const settingsHash = ['webpack.config.mjs', 'package-lock.json', 'tsconfig.base.json']
  .reduce((hash, file) => hash.update(readFileSync(path.join(root, file))), createHash('sha256'))
  .digest('hex');

const rules = [
  // The file that "main" names registers the backend, which its package.json does not say.
  { test: /tfjs-backend-cpu[\\/]dist[\\/].*\.js$/, sideEffects: true },
  // Behind the doors of these folders only what is asked for is taken.
  { test: /src[\\/](language|protocol|presentation|report|store|client|server)[\\/].*\.ts$/, sideEffects: false },
  { test: /node_modules[\\/](yaml|@sinclair[\\/]typebox)[\\/].*\.m?js$/, sideEffects: false },
  {
    test: /\.ts$/,
    exclude: /node_modules/,
    use: [
      {
        loader: 'ts-loader',
        options: {
          transpileOnly: true,
          configFile: path.join(root, 'scripts/tsconfig.bundle.json'),
        },
      },
    ],
  },
];

/** Asked for by `yaml` alone. */
const coreTags = new webpack.NormalModuleReplacementPlugin(
  /^\.\/tags\.js$/,
  path.join(root, 'scripts/build/coreTags.mjs'),
);

/** What all bundles share. The engine's class names are kept: TensorFlow.js writes them into the models that it saves. */
function bundle(name, entries, settings) {
  const entry = Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, path.join(root, source)]));
  return {
    name,
    mode: 'production',
    context: root,
    entry,
    devtool: 'hidden-source-map',
    module: { rules },
    performance: false,
    cache: {
      type: 'filesystem',
      name,
      cacheDirectory: path.join(root, '.cache/webpack'),
      version: settingsHash,
    },
    infrastructureLogging: { level: 'warn' },
    ...settings,
    plugins: [coreTags, ...(settings.plugins ?? [])],
    optimization: {
      splitChunks: false,
      runtimeChunk: false,
      minimizer: [
        new MinimizerPlugin({
          test: /\.js$/,
          extractComments: false,
          minimizerOptions: {
            keep_classnames: ['engine', 'bench'].includes(name),
            keep_fnames: ['engine', 'bench'].includes(name),
            // Node prints the whole line that an error came from.
            format: { comments: false, max_line_len: 500 },
          },
        }),
        '...',
      ],
      ...settings.optimization,
    },
    resolve: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      ...settings.resolve,
      // The build of `yaml` for Node is CommonJS, of which nothing can be left out; this one has the same sources.
      alias: { yaml$: path.join(root, 'node_modules/yaml/browser/dist/index.js'), ...settings.resolve?.alias },
    },
    output: { path: path.join(root, 'dist'), filename: '[name].js', ...settings.output },
  };
}

const nodeSettings = {
  // Named in the bundle, so that a debugger finds it; the VSIX leaves the maps out.
  devtool: 'source-map',
  target: 'node20',
  node: { __dirname: false, __filename: false },
  output: { library: { type: 'commonjs2' } },
};

/** The DuckDB bindings are native: they are found at run time, and only when a file needs them. */
const nativePackages = { '@duckdb/node-api': 'commonjs @duckdb/node-api' };

/** `shared.4f2a91`: named after those that load it, in short, as every window reads the list of names. */
const sharedName = (_module, chunks) => {
  const users = chunks.map(({ name }) => name).sort();
  return `shared.${createHash('sha256').update(users.join()).digest('hex').slice(0, 6)}`;
};

const engineSettings = {
  ...nodeSettings,
  externals: nativePackages,
  resolve: {
    // tfjs-node is ES5, and its classes can extend those of an ES5 core only: that is what "main" names.
    byDependency: { esm: { mainFields: ['main', 'module'] }, commonjs: { mainFields: ['main', 'module'] } },
    // tfjs-node asks for the union package, which brings browser backends; its kernels need the core alone.
    alias: { '@tensorflow/tfjs$': path.join(root, 'node_modules/@tensorflow/tfjs-core') },
  },
};

/** What runs in the extension host beside the extension. */
const hostSettings = {
  ...nodeSettings,
  // A script that holds a part of the extension holds all of it: chunks would overwrite those of the program.
  module: { rules, parser: { javascript: { dynamicImportMode: 'eager' } } },
  externals: { vscode: 'commonjs vscode', mocha: 'commonjs mocha' },
  optimization: { minimize: false },
};

export default [
  bundle('native', { native: 'src/engine/native/setUp.ts' }, nodeSettings),
  bundle(
    'extension',
    { extension: 'src/extension/extension.ts' },
    {
      ...nodeSettings,
      externals: { vscode: 'commonjs vscode' },
      plugins: [
        new webpack.NormalModuleReplacementPlugin(
          /\/(stringify\/?stringify\w*|anchors|applyReviver|createNode|visit)\.js$/,
          path.join(root, 'scripts/build/readOnlyYaml.mjs'),
        ),
      ],
      output: {
        ...nodeSettings.output,
        chunkFilename: 'extension/[name].js',
        clean: { keep: (file) => !file.startsWith('extension/') },
      },
      optimization: {
        // What several of the chunks that are loaded later share is a chunk of its own.
        splitChunks: {
          chunks: 'async',
          cacheGroups: { defaultVendors: false, default: { minChunks: 2, enforce: true, name: sharedName } },
        },
      },
    },
  ),
  bundle(
    'engine',
    {
      engine: 'src/engine/main.ts',
      readAhead: 'src/engine/data/stored/readAhead.ts',
      cli: 'src/cli/main.ts',
    },
    engineSettings,
  ),
  bundle('bench', { 'bench/tfjsFit': 'bench/tfjsFit.ts', 'bench/loadLibrary': 'bench/loadLibrary.ts' }, engineSettings),
  bundle(
    'studio',
    { studio: 'src/webview/main.ts', dataPreview: 'src/webview/dataPreview/main.ts' },
    {
      target: ['web', 'es2022'],
      module: { rules: [...rules, { test: /codicons[\\/]src[\\/]icons[\\/].*\.svg$/, type: 'asset/source' }] },
      output: { cssFilename: '[name].css', assetModuleFilename: 'assets/[name][ext]', publicPath: '' },
    },
  ),
  bundle('integration', integrationTests(), hostSettings),
  bundle('benchHost', { 'bench/studio/host': 'bench/studio/host.ts' }, hostSettings),
];
