import { readFileSync } from 'node:fs';
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
