import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { ExpectationPlace } from '../../language';
import { toRange } from '../languageFeatures/positions';
import { say } from '../window';

/** What stands for a model file in the Test Explorer. */
export interface ModelTests {
  readonly item: vscode.TestItem;
  readonly tests: readonly { readonly item: vscode.TestItem; readonly expectation: ExpectationPlace }[];
}

/** The tests of a model file, in the item that is there already, if any; undefined where it expects nothing. */
export function expectationItems(
  controller: vscode.TestController,
  uri: vscode.Uri,
  places: readonly ExpectationPlace[],
  there: vscode.TestItem | undefined,
): ModelTests | undefined {
  const file = path.basename(uri.path);
  if (places.length === 0) return undefined;
  const item = there ?? controller.createTestItem(uri.toString(), file, uri);
  const tests = places.map((expectation) => {
    const { measure, bound, value, range } = expectation;
    const label = say(`testing.${bound}`, { measure, value: value });
    const test = item.children.get(measure) ?? controller.createTestItem(measure, label, uri);
    test.label = label;
    test.range = toRange(range);
    return { item: test, expectation };
  });
  item.children.replace(tests.map((one) => one.item));
  return { item, tests };
}
