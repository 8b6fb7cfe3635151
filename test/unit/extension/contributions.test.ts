import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  commandIds,
  compareViewType,
  dataPreviewType,
  languageIds,
  modelsViewId,
  settingIds,
  studioViewType,
} from '../../../src/extension/ids';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'));
const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
const { contributes, activationEvents } = read('package.json') as {
  contributes: {
    commands: { command: string }[];
    languages: { id: string }[];
    views: { modelStudio: { id: string }[] };
    configuration: { properties: Record<string, unknown> };
    walkthroughs: { steps: { media: { svg: string } }[] }[];
  };
  activationEvents: string[];
};

it('declares exactly the commands, languages, views and settings that the code knows', () => {
  expect(contributes.commands.map(({ command }) => command).sort()).toEqual(Object.values(commandIds).sort());
  expect(contributes.languages.map(({ id }) => id)).toEqual([...languageIds]);
  expect(contributes.views.modelStudio.map(({ id }) => id)).toEqual([modelsViewId]);
  expect(Object.keys(contributes.configuration.properties).sort()).toEqual(Object.values(settingIds).sort());
});

it('wakes up only for languages, views, commands, its own panels and folders that may hold models in code', () => {
  expect(activationEvents).toEqual([
    'workspaceContains:**/*.model.ts',
    'workspaceContains:**/*.model.js',
    `onWebviewPanel:${studioViewType}`,
    `onWebviewPanel:${compareViewType}`,
    `onWebviewPanel:${dataPreviewType}`,
  ]);
});

it('has every text of package.json in both languages and no other', () => {
  const used = [...new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key))].sort();
  expect(Object.keys(read('package.nls.json') as object).sort()).toEqual(used);
  expect(Object.keys(read('package.nls.zh-cn.json') as object).sort()).toEqual(used);
});

it('names only commands and pictures that there are in its walkthrough and welcome views', () => {
  const ours = [...Object.values(commandIds), `${modelsViewId}.focus`];
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    const linked = [...JSON.stringify(read(file)).matchAll(/\]\(command:([\w.]+)\)/g)].map(([, command]) => command);
    expect(
      linked.filter((command) => command?.startsWith('modelStudio.') && !ours.some((one) => one === command)),
    ).toEqual([]);
  }
  const pictures = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg));
  expect(pictures.filter((name) => !existsSync(new URL(`../../../${name}`, import.meta.url)))).toEqual([]);
});
