import { columnSpecs } from '../data/columnSpecs';
import { knownColumns } from '../data/knownColumns';
import { dateSettings, imageSettings, textSettings } from '../schema/data';
import { formatOf, wholeInput } from '../resolve/resolveData';
import { entryOf, isNothing, type Span, type TreeNode } from '../parse/tree';
import type { Reporter } from './reporter';
import { checkCleaning } from './checkCleaning';
import { checkDates } from './checkDates';
import { checkAugment } from './checkAugment';
import { checkImages } from './checkImages';
import { checkWindow } from './checkWindow';
import type { CheckedData } from './checkedData';
import { nearest } from './suggest';
import { replaceWith } from './walker';

/** Everything about the data that the schema alone cannot tell. */
export function checkData(checked: CheckedData, reporter: Reporter): void {
  checkFiles(checked, reporter);
  checkFormat(checked, reporter);
  checkColumns(checked, reporter);
  checkTarget(checked, reporter);
  checkSampleWeight(checked, reporter);
  checkSplit(checked, reporter);
  checkInputSettings(checked, reporter);
  checkImages(checked, reporter);
  checkDates(checked, reporter);
  checkAugment(checked, reporter);
  checkWindow(checked, reporter);
  checkCleaning(checked, reporter);
}

function checkFiles({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const sources = [data.source, data.validation, data.test];
  const isImages = (path: string) =>
    sources.some((source) => source?.kind === 'file' && source.path === path && source.format === 'images');
  for (const key of ['source', 'labels', 'validation', 'test']) {
    const value = entryOf(entry.value, key)?.value;
    if (value?.kind !== 'scalar' || typeof value.value !== 'string') continue;
    const path = value.value;
    switch (facts?.files[path]) {
      case 'missing':
        reporter.report('data-not-found', value.span, 'language.dataMissing', { path });
        break;
      case 'unreadable':
        reporter.report('data-not-found', value.span, 'language.dataUnreadable', { path });
        break;
      case 'folder':
        if (isImages(path)) break;
        reporter.report('data-not-found', value.span, 'language.dataFolder', { path }, [
          replaceWith(value.span, `${path}/`),
        ]);
        break;
      case 'file':
        if (isImages(path)) reporter.report('data-not-found', value.span, 'language.dataNoFolder', { path });
        break;
      case undefined:
        break;
    }
  }
}

const tableSettings = ['columns', 'encoding'];
const textTableSettings = ['header', 'delimiter', 'decimal'];

function checkFormat({ entry, data, gan }: CheckedData, reporter: Reporter): void {
  const noEffect = (keys: readonly string[], why: string) => {
    for (const key of keys) {
      const written = entryOf(entry.value, key);
      if (written && !isNothing(written.value)) {
        reporter.report('no-effect', written.keySpan, 'language.settingWithoutEffect', { key, format: why });
      }
    }
  };
  const { source } = data;
  if (source.kind === 'code') return;
  if (source.kind === 'generate') {
    noEffect(['labels', 'format', 'missingValues', ...tableSettings, ...textTableSettings], 'generate');
    return;
  }
  const path = entryOf(entry.value, 'source');
  const said = entryOf(entry.value, 'format');
  if (path && !said && source.labels === undefined && formatOf(source.path) === null) {
    reporter.report('unknown-format', path.value.span, 'language.unknownFormat', { path: source.path });
  }
  switch (source.format) {
    case 'idx':
      noEffect([...tableSettings, ...textTableSettings], 'idx');
      if (source.labels === undefined && !gan && path) {
        reporter.report('missing-labels', path.value.span, 'language.missingLabels', { path: source.path });
      }
      break;
    case 'images':
      noEffect(['labels', 'missingValues', ...tableSettings, ...textTableSettings], 'images');
      break;
    case 'parquet':
      noEffect(['labels', 'encoding', ...textTableSettings], 'parquet');
      break;
    case 'json':
    case 'jsonl':
      noEffect(['labels', ...textTableSettings], source.format);
      break;
    case 'csv':
    case 'tsv':
      noEffect(['labels'], source.format);
      break;
  }
}

/** The names that columns can be called by; null while they are not known. */
function columnNames({ data, facts }: CheckedData): readonly string[] | null {
  const known = knownColumns(data, facts);
  if (known) return known.map((column) => column.name);
  return data.source.kind === 'file' ? (data.source.columns ?? null) : null;
}

function checkColumns(checked: CheckedData, reporter: Reporter): void {
  const { entry } = checked;
  const listed = entryOf(entry.value, 'columns')?.value;
  if (listed?.kind === 'list') checkTwice(listed.items, reporter);
  const names = columnNames(checked);
  const named = targetNode(entry.value);
  const target = checked.data.reconstruct && named?.name === wholeInput ? null : named;
  const inputs = inputNodes(entry.value);
  if (names) for (const place of [...(target ? [target] : []), ...inputs]) checkColumn(place, names, reporter);
  for (const input of inputs) {
    if (target && input.name === target.name && !checked.data.window) {
      reporter.report('target-is-input', input.span, 'language.targetIsInput', { column: input.name });
    }
  }
  const inputList = entryOf(entry.value, 'inputs')?.value;
  if (inputList?.kind === 'list') checkTwice(inputList.items, reporter);
}

function checkTwice(items: readonly TreeNode[], reporter: Reporter): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'scalar') continue;
    const name = String(item.value);
    if (seen.has(name)) reporter.report('duplicate-name', item.span, 'language.duplicateColumn', { name });
    seen.add(name);
  }
}

interface NamePlace {
  readonly name: string;
  readonly span: Span;
}

function checkColumn(place: NamePlace, names: readonly string[], reporter: Reporter): void {
  if (names.includes(place.name)) return;
  const near = nearest(place.name, names);
  const options = names.length > 12 ? `${names.slice(0, 12).join(', ')}, ...` : names.join(', ');
  const fixes = near === null ? [] : [replaceWith(place.span, near)];
  reporter.report('unknown-column', place.span, 'language.unknownColumn', { column: place.name, options }, fixes);
}

function scalarPlace(node: TreeNode | undefined): NamePlace | null {
  return node?.kind === 'scalar' && node.value !== null ? { name: String(node.value), span: node.span } : null;
}

function targetNode(data: TreeNode): NamePlace | null {
  const value = entryOf(data, 'target')?.value;
  return scalarPlace(value?.kind === 'map' ? entryOf(value, 'column')?.value : value);
}

function inputNodes(data: TreeNode): readonly NamePlace[] {
  const value = entryOf(data, 'inputs')?.value;
  if (value?.kind === 'map') return value.entries.map((entry) => ({ name: entry.key, span: entry.keySpan }));
  return value?.kind === 'list' ? value.items.map(scalarPlace).filter((place) => place !== null) : [];
}

function checkTarget({ entry, data, facts, gan }: CheckedData, reporter: Reporter): void {
  if (gan || data.reconstruct) return;
  if (!data.target) {
    const idxWithoutLabels = data.source.kind === 'file' && data.source.format === 'idx';
    if (!idxWithoutLabels) reporter.report('no-target', entry.keySpan, 'language.noTarget');
    return;
  }
  const { column, type } = data.target;
  const found = knownColumns(data, facts)?.find((candidate) => candidate.name === column);
  const span = targetNode(entry.value)?.span ?? entry.keySpan;
  if (type === null && (found?.type === 'text' || found?.type === 'image' || found?.type === 'date')) {
    reporter.report('target-type', span, 'language.targetTypeWrong', { column, type: found.type });
  }
  if (type === 'numeric' && found?.type === 'category' && found.categories?.some((value) => isNaN(Number(value)))) {
    const value = found.categories.find((category) => isNaN(Number(category))) ?? '';
    reporter.report('target-type', span, 'language.targetNotNumeric', { column, value });
  }
}

/** The weights of rows are a column of numbers; adversarial training has no rows that could count more. */
function checkSampleWeight(checked: CheckedData, reporter: Reporter): void {
  const { entry, data, facts, gan } = checked;
  const written = entryOf(entry.value, 'sampleWeight');
  const place = scalarPlace(written?.value);
  if (!written || !place) return;
  if (gan) {
    reporter.report('no-effect', written.keySpan, 'language.sampleWeightOfGan');
    return;
  }
  const names = columnNames(checked);
  if (names) checkColumn(place, names, reporter);
  const found = knownColumns(data, facts)?.find(({ name }) => name === place.name);
  if (found && found.type !== 'numeric') {
    reporter.report('target-type', place.span, 'language.sampleWeightType', { column: place.name, type: found.type });
  }
}

function checkSplit({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const split = entryOf(entry.value, 'split');
  for (const key of ['validation', 'test'] as const) {
    const written = entryOf(split?.value, key);
    if (written && data[key]) {
      reporter.report('no-effect', written.keySpan, 'language.splitWithoutEffect', { key });
    }
  }
  const { validation, test } = data.split;
  const sharesTooLarge = validation <= 1 && test <= 1 && validation + test >= 1;
  const rows = facts?.partial ? undefined : facts?.rows;
  const asRows = (part: number) => (part > 1 ? part : part * (rows ?? 0));
  const rowsTooMany = rows !== undefined && asRows(validation) + asRows(test) >= rows;
  if (sharesTooLarge || rowsTooMany) {
    const total = sharesTooLarge ? `${validation} + ${test}` : `${asRows(validation)} + ${asRows(test)} / ${rows ?? 0}`;
    reporter.report('split-too-large', split?.keySpan ?? entry.keySpan, 'language.splitTooLarge', { total });
  }
}

/** Text settings of a column that is not a text, and the like. */
function checkInputSettings({ entry, data, facts }: CheckedData, reporter: Reporter): void {
  const inputs = entryOf(entry.value, 'inputs')?.value;
  if (inputs?.kind !== 'map') return;
  const types = new Map(columnSpecs(data, facts)?.map((spec) => [spec.column, spec.type]));
  for (const input of inputs.entries) {
    const type = types.get(input.key) ?? data.inputs?.find((spec) => spec.column === input.key)?.type;
    if (type === undefined || type === null || input.value.kind !== 'map') continue;
    const idle = [
      ...(type === 'text' ? [] : textSettings),
      ...(type === 'image' ? [] : imageSettings),
      ...(type === 'date' ? [] : dateSettings),
    ];
    for (const setting of input.value.entries.filter((candidate) => idle.some((key) => key === candidate.key))) {
      reporter.report('no-effect', setting.keySpan, 'language.inputSettingWithoutEffect', {
        key: setting.key,
        column: input.key,
        type,
      });
    }
  }
}
