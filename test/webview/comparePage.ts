import type { Page } from 'playwright-core';
import { type Compared, type Comparison, type ToComparePage } from '../../src/protocol';
import { useOwnPages } from './ownPages';
import type { Theme } from './pageServer';

export interface ComparePageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly locale?: 'en' | 'zh';
  readonly zoom?: number;
}

export type OpenComparePage = (comparison?: Comparison, options?: ComparePageOptions) => Promise<Page>;

/** The page of a comparison, for the tests of a file. */
export function useComparePage(): OpenComparePage {
  const openPage = useOwnPages();
  return async (comparison = comparisonOf(3), options = {}) => {
    const { theme = 'dark-modern', width = 1000, locale = 'en', zoom = 1 } = options;
    const viewport = { width: Math.round(width / zoom), height: 900 };
    const { page, address } = await openPage({ viewport, deviceScaleFactor: zoom });
    await page.goto(`${address}/?theme=${theme}&page=compare`);
    const told = JSON.stringify(comparisonMessage(comparison, locale));
    await page.evaluate((message) => window.host.post(JSON.parse(message)), told);
    await page.locator('.compare').waitFor();
    await page.evaluate(() => window.host.still());
    return page;
  };
}

const layers = (units: number, dropout: boolean): Compared['networks'] => [
  {
    name: 'model',
    layers: [
      {
        name: 'dense_1',
        type: 'dense',
        config: { units, activation: 'relu', useBias: true },
        shape: [units],
        parameters: 5 * units,
      },
      ...(dropout
        ? [{ name: 'dropout_1', type: 'dropout', config: { rate: 0.2 }, shape: [units], parameters: 0 }]
        : []),
      {
        name: 'dense_2',
        type: 'dense',
        config: { units: 3, activation: 'softmax', useBias: true },
        shape: [3],
        parameters: 3 * units + 3,
      },
    ],
  },
];

function curve(measure: string, start: number, rate: number, epochs: number) {
  const points = Array.from({ length: epochs }, (_, index) => ({
    epoch: index + 1,
    value: start * Math.exp((-rate * (index + 1)) / epochs) + 0.01 * Math.sin(index * (1 + rate)),
  }));
  return { measure, points };
}

/** A run as the host tells of it; `place` makes it another than its fellows. */
export function comparedRun(place: number, more: Partial<Compared> = {}): Compared {
  const units = 8 * 2 ** (place % 3);
  const [loss, accuracy] = [curve('loss', 1.1, 2 + place * 0.4, 40), curve('val_loss', 1.2, 1.6 + place * 0.4, 40)];
  return {
    id: `20261125-06320${place}-4f2${place}`,
    model: 'iris',
    run: `20261125-06320${place}-4f2${place}`,
    version: place + 1,
    title: null,
    tags: place === 0 ? ['baseline'] : [],
    status: place === 3 ? 'failed' : 'completed',
    created: `2026-11-2${place % 6}T06:32:12.000Z`,
    epoch: 40,
    bestEpoch: 30 + place,
    seconds: 2.4 + 35 * place,
    parameters: 8 * units + 3,
    gitCommit: place === 1 ? null : 'a8e1c5e2f00d',
    dataFingerprint: '7340ad88ebcafe',
    measures: {
      loss: 0.21 - place / 50,
      val_loss: 0.24 - place / 60,
      val_accuracy: 0.91 + place / 200,
      test_accuracy: 0.93 - place / 200,
    },
    curves: [loss, accuracy],
    networks: layers(units, place % 2 === 1),
    ...more,
  };
}

export function comparisonOf(count: number, more: Partial<Compared> = {}): Comparison {
  const compared = Array.from({ length: count }, (_, place) => comparedRun(place, more));
  const rates = compared.map((_, place) => 0.01 / (place + 1));
  return {
    compared,
    settings: [
      { path: 'train.optimizer.config.learningRate', values: rates },
      {
        path: 'dense_1.units',
        values: compared.map(({ networks }) => Number(networks[0]?.layers[0]?.config['units'])),
      },
    ],
  };
}

export function comparisonMessage(comparison: Comparison, locale: 'en' | 'zh' = 'en'): ToComparePage {
  return {
    type: 'comparison',
    locale,
    comparison,
    folders: comparison.compared.map(({ id }) => `/store/runs/iris/${id}`),
  };
}
