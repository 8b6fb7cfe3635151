import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { vsixFile } from '../../scripts/package.mjs';
import { readZipEntries } from '../../src/engine/native/zipFile';
import { filesBelow } from './vsix';

const root = path.resolve(import.meta.dirname, '../..');

/** What both extensions hold: every file matches one of these. */
const common = [
  /^(package\.json|package\.nls(\.zh-cn)?\.json|readme(\.zh-cn)?\.md|changelog\.md|LICENSE\.txt|NOTICE)$/i,
  /^docs\/([\w-]+(\.zh-cn)?\.md|images\/(studio\/)?[\w-]+\.png)$/,
  /^dist\/(extension|engine|readAhead|cli|studio|dataPreview)\.js$/,
  /^dist\/(studio|dataPreview)\.css$/,
  /^dist\/extension\/[\w.-]+\.js$/,
  /^dist\/assets\/[\w.-]+$/,
  /^media\/(icon\.png|icons\/\w+(-(dark|light))?\.svg|walkthrough\/\w+\.svg)$/,
  /^(syntaxes|snippets)\/[\w.-]+\.json$/,
  /^types\/model-studio\.d\.ts$/,
  /^examples\/(README(\.zh-cn)?\.md|[\w-]+\.model\.(yaml|ts|js)|data\/[\w./-]+)$/,
];

const nativeOnes = [
  /^native\/(runtime\.json|tfjs_binding\.node|libtensorflow_(cc|framework)\.so\.2|THIRD_PARTY_NOTICES\.txt)$/,
  /^dist\/node_modules\/@duckdb\/(node-api|node-bindings|node-bindings-linux-x64)\/[\w./-]+\.(js|json|node|so)$/,
  /^dist\/node_modules\/@duckdb\/[\w-]+\/LICENSE$/,
];

const sources = [
  /^native\/LICENSE-tfjs-node$/,
  /^native\/sources\/@tensorflow\/tfjs-node\/(package\.json|scripts\/install\.js|binding\/[\w.-]+\.(cc|h))$/,
  /^native\/sources\/node-api-headers\/include\/[\w.-]+\.h$/,
];

const everyone = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'NOTICE',
  'dist/extension.js',
  'dist/engine.js',
  'dist/readAhead.js',
  'dist/cli.js',
  'dist/studio.js',
  'dist/studio.css',
  'dist/dataPreview.js',
  'dist/dataPreview.css',
  'media/icon.png',
  'syntaxes/modelYaml.tmLanguage.json',
  'snippets/modelYaml.json',
  'types/model-studio.d.ts',
  ...filesBelow(path.join(root, 'dist/extension'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `dist/extension/${file}`),
  ...filesBelow(path.join(root, 'examples'))
    .filter((file) => !file.includes('.model-studio'))
    .map((file) => `examples/${file}`),
];

const cases = [
  {
    target: 'linux-x64',
    megabytes: 220,
    allowed: [...common, ...nativeOnes, ...sources],
    required: [
      ...everyone,
      'native/libtensorflow_cc.so.2',
      'native/tfjs_binding.node',
      'native/THIRD_PARTY_NOTICES.txt',
    ],
  },
  { target: 'universal', megabytes: 20, allowed: [...common, ...sources], required: everyone },
];

test.each(cases)('the VSIX $target holds what it should and nothing else', async ({ target, allowed, required }) => {
  const names = (await readZipEntries(vsixFile(target))).map(({ name }) => name);
  const inside = names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
  expect(inside.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(required.filter((name) => !inside.includes(name))).toEqual([]);
  expect(names.filter((name) => !name.startsWith('extension/')).sort()).toEqual([
    '[Content_Types].xml',
    'extension.vsixmanifest',
  ]);
});

test.each(cases)('the VSIX $target is smaller than $megabytes MB', ({ target, megabytes }) => {
  expect(statSync(vsixFile(target)).size).toBeLessThan(megabytes * 1e6);
});

test('the manifest names an icon and a banner for the marketplace', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    icon: string;
    galleryBanner: { color: string; theme: string };
  };
  expect(manifest.icon).toBe('media/icon.png');
  expect(manifest.galleryBanner.color).toMatch(/^#[\da-f]{6}$/);
  expect(manifest.galleryBanner.theme).toBe('dark');
});
