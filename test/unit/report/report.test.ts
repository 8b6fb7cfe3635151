import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/engine/data/images/decodePng';
import type { ReportContent, SplitEvaluation } from '../../../src/protocol';
import { reportPage } from '../../../src/report';
import { pinnedPictures } from '../../../src/store/pinnedPictures';

const hostile = '</pre></style><script>globalThis.hit = 1</script><img src=x onerror="hit = 1">\'&quot;';

const split: SplitEvaluation = {
  split: 'test',
  rows: 3,
  loss: 0.25,
  metrics: { accuracy: 0.6667 },
  classification: {
    labels: ['a', 'b'],
    confusion: [
      [2, 0],
      [1, 0],
    ],
    perClass: [
      { precision: 0.6667, recall: 1, f1: 0.8, support: 2 },
      { precision: null, recall: 0, f1: 0, support: 1 },
    ],
    wrong: [],
  },
};

const content: ReportContent = {
  of: {
    id: 'iris@3',
    model: 'iris',
    run: '20261125-063212-4f2a',
    version: 3,
    title: null,
    tags: [],
    status: 'completed',
    created: '2026-11-25T06:32:12.000Z',
    epoch: 2,
    bestEpoch: 1,
    seconds: 12,
    parameters: 131,
    gitCommit: 'abc1234',
    dataFingerprint: 'f00d',
    measures: { val_loss: 0.5 },
    curves: [
      {
        measure: 'loss',
        points: [
          { epoch: 1, value: 1 },
          { epoch: 2, value: 0.5 },
        ],
      },
      { measure: 'val_loss', points: [{ epoch: 1, value: 0.5 }] },
    ],
    networks: [{ name: 'model', layers: [{ name: 'dense_1', type: 'dense', config: {}, shape: [3], parameters: 15 }] }],
  },
  note: null,
  notebook: [
    { kind: 'note', id: 'a', after: 'data', text: '# Why\n- **more** rows, see https://example.org' },
    {
      kind: 'prediction',
      id: 'b',
      after: 'predict',
      inputs: [{ petal_width: 0.2 }],
      answers: [{ version: 1, asked: '2026-11-25T06:32:12.000Z', label: 'setosa', probability: 0.9 }],
    },
  ],
  pictures: {},
  fileName: 'iris.model.yaml',
  text: 'name: iris\n  deep: 1\n',
  set: [],
  training: { optimizer: 'adam 0.01', loss: 'mse', batchSize: 16, epochs: 2, seed: 7 },
  data: null,
  batches: [1.5, null, 0.7, 0.4],
  stepsPerEpoch: 2,
  splits: [split],
  notices: [],
  error: null,
  madeWith: { studio: '0.1.0', node: 'v24', backend: 'tensorflow', library: '2.21.0', mode: 'graph' },
};

/** The same with every text of it another. */
function withTexts(value: unknown, other: string): unknown {
  if (typeof value === 'string') return other;
  if (Array.isArray(value)) return value.map((one) => withTexts(one, other));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, other)]));
}

describe('a report', () => {
  it('tells the figures, the layers, the file and what it was made with', () => {
    const page = reportPage(content, 'en');
    for (const told of [
      'iris@3',
      '0.6667',
      'dense_1',
      'name: iris\n  deep: 1\n',
      'abc1234',
      'TensorFlow 2.21.0',
      '12.0',
    ]) {
      expect(page).toContain(told);
    }
  });

  it('has the notes of the Studio and what was pinned there', () => {
    const page = reportPage(content, 'en');
    expect(page).toContain('<strong>more</strong> rows');
    expect(page).toContain('<a href="https://example.org">');
    expect(page).toContain('petal_width 0.2');
    expect(page).toMatch(/setosa, 90\.00\s%/);
  });

  it('carries the pictures that were pinned within itself', () => {
    const pixels = [0, 90, 180, 255, 30, 60];
    const image = { height: 2, width: 3, channels: 1 as const, data: Buffer.from(pixels).toString('base64') };
    const answers = [{ version: 1, asked: '2026-11-25T06:32:12.000Z', label: '7' }];
    const pinned = (of: typeof image) => {
      const item = {
        kind: 'prediction' as const,
        id: 'p',
        after: 'predict',
        inputs: [{ digit: { image: of } }],
        answers,
      };
      return reportPage({ ...content, notebook: [item], pictures: pinnedPictures([item]) }, 'en');
    };
    const [, png = ''] =
      /<img\s+src="data:image\/png;base64,([^"]+)"\s+alt="The pinned digit"/.exec(pinned(image)) ?? [];
    const decoded = decodePng(Buffer.from(png, 'base64'));
    expect({ ...decoded, pixels: [...decoded.pixels] }).toEqual({ height: 2, width: 3, channels: 1, pixels });
    expect(pinned({ ...image, height: 9 })).not.toContain('<img');
  });

  it('asks for nothing from elsewhere and has no script', () => {
    const page = reportPage(content, 'en');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it.each(['en', 'zh'] as const)('puts every place and name into words (%s)', (locale) => {
    const page = reportPage({ ...content, data: null }, locale);
    expect(page).not.toMatch(/\b(report|webview|engine)\.\w+|undefined|NaN|\[object|\{\w+\}<\//);
    expect(page).toContain(locale === 'zh' ? '训练报告' : 'Training report');
  });

  it('shows what a name, a note or a file holds as text, whatever it is', () => {
    const named = { ...content.of, id: hostile, title: hostile, tags: [hostile], gitCommit: hostile, model: hostile };
    const labelled = withTexts(split.classification, hostile) as SplitEvaluation['classification'];
    const curves = [{ measure: hostile, points: [{ epoch: 1, value: 1 }] }];
    const networks = withTexts(content.of.networks, hostile) as typeof content.of.networks;
    const page = reportPage(
      {
        ...content,
        of: { ...named, curves, networks },
        note: hostile,
        notebook: [
          { kind: 'note', id: 'a', after: 'data', text: `${hostile}\n[x](javascript:hit) **${hostile}**` },
          {
            kind: 'prediction',
            id: 'b',
            after: 'data',
            inputs: [{ [hostile]: hostile }],
            answers: [{ version: 1, asked: hostile, label: hostile }],
          },
        ],
        text: hostile,
        fileName: hostile,
        set: [hostile],
        splits: [{ ...split, metrics: { [hostile]: 1 }, ...(labelled && { classification: labelled }) }],
      },
      'en',
    );
    expect(page).not.toMatch(/<script|<img|onerror="/);
    expect(page).not.toContain('href="javascript');
    expect(page.split('</style>')).toHaveLength(2);
    expect(page).toContain('&lt;script&gt;');
  });

  it('tells of a run that has not finished an epoch what there is', () => {
    const of = { ...content.of, curves: [], bestEpoch: null, seconds: null, measures: {}, networks: [], version: null };
    const page = reportPage({ ...content, of, splits: [], batches: [], training: null, stepsPerEpoch: null }, 'en');
    expect(page).toContain('There are no curves');
  });

  it('keeps the highest and the lowest batch of a long run, and stays small', () => {
    const batches = Array.from({ length: 200_000 }, (_, index) => (index === 123_456 ? 900 : 1 + (index % 7)));
    const page = reportPage({ ...content, batches, stepsPerEpoch: 100_000 }, 'en');
    expect(page.length).toBeLessThan(80_000);
    expect(page).toMatch(/class="batches"/);
  });
});
