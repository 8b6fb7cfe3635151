import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPreview, previewRows } from '../../src/engine/data/browse';
import { allRows, type RowsChoice } from '../../src/protocol';

const rows = 1_000_000;
/** Half as many words as rows. */
const words = rows / 2;
const { signal } = new AbortController();

export interface SortingFigures {
  readonly rows: number;
  /** Milliseconds until the first page is there. */
  readonly numbers: number;
  readonly words: number;
  readonly outliers: number;
}

function text(): string {
  const lines = ['number,word'];
  for (let row = 0; row < rows; row++) {
    const place = (row * 7919) % words;
    lines.push(`${Math.sin(row) * 1000},w${place}`);
  }
  return `${lines.join('\n')}\n`;
}

/** How long a data preview of many rows takes to put them in another order. */
export async function measureSorting(): Promise<SortingFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-bench-'));
  try {
    await writeFile(path.join(folder, 'many.csv'), text());
    const model = path.join(folder, 'preview.model.json');
    const reference = { text: '{"data":{"source":"many.csv"}}', path: model, part: 'source', head: false } as const;
    await openPreview({ ...reference, split: false }, signal);
    const timed = async (choice: Partial<RowsChoice>) => {
      const began = performance.now();
      await previewRows({ ...reference, ...allRows, ...choice, from: 0, count: 100 }, signal);
      return performance.now() - began;
    };
    const order = (column: number) => ({ order: { column, descending: false } });
    return {
      rows,
      numbers: await timed(order(0)),
      words: await timed(order(1)),
      outliers: await timed({ only: { column: 0, kind: 'outliers' } }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
