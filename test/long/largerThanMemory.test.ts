import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochsOf } from '../engine/cli/follow';
import { makeWorkspace, type Workspace } from '../engine/cli/workspace';
import { peakOf, type Peak } from '../engine/run/peakMemory';
import { pictureModel, writePictures } from '../fixtures/models/pictures';
import { csvLines, engineWith, modelOf, toParquet } from '../fixtures/models/streamedModels';

const workspace = makeWorkspace();
const onDisk: Workspace = { ...workspace, engine: engineWith(workspace, '1') };
const megabytes = Number(process.env['LARGE_MEGABYTES'] ?? 2000);
const images = Number(process.env['LARGE_IMAGES'] ?? 100_000);
const lineCount = 20_000;

/** Appends the same lines until the file is large enough: what matters is how many there are. */
function writeLarge(file: string): void {
  const [header = '', ...lines] = csvLines(lineCount, 16);
  const part = `${lines.join('\n')}\n`;
  fs.writeFileSync(file, `${header}\n`);
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += part.length) fs.appendFileSync(file, part);
}

/** Says what was measured. */
function tell(what: object, small: Peak, large: Peak): void {
  const [epoch] = epochsOf(large.run.folder);
  const waited = (epoch?.secondsWaited ?? 0) / (epoch?.seconds ?? 1);
  const told = { ...what, small: small.peak, large: large.peak, seconds: epoch?.seconds, waited };
  process.stdout.write(`larger than memory: ${JSON.stringify(told)}\n`);
}

describe('a table larger than memory may be', () => {
  it.each(['large.csv', 'large.parquet'])(
    'trains with less than 1 GB over what a small one takes: %s',
    async (source) => {
      workspace.file('small.csv', [...csvLines(2000, 16)].join('\n'));
      workspace.file('small.model.yaml', modelOf('small.csv', 'epochs: 1'));
      workspace.file('large.model.yaml', modelOf(source, 'epochs: 1').replace('batchSize: 32', 'batchSize: 1024'));
      const csv = path.join(workspace.folder, 'large.csv');
      if (!fs.existsSync(csv)) writeLarge(csv);
      if (source !== 'large.csv') await toParquet(csv, path.join(workspace.folder, source));
      const small = await peakOf(onDisk, 'small.model.yaml');
      const large = await peakOf(onDisk, 'large.model.yaml');
      expect([small.run.status, large.run.status]).toEqual(['completed', 'completed']);
      tell({ source, megabytes }, small, large);
      expect(large.peak - small.peak).toBeLessThan(1024);
    },
  );
});

describe('more images than memory may hold', () => {
  it('train with less than 1 GB over what a few take', async () => {
    writePictures(workspace, 'many', images, 64, 3);
    writePictures(workspace, 'few', 100, 64, 3);
    for (const name of ['many', 'few'])
      workspace.file(
        `${name}.model.yaml`,
        pictureModel(`${name}/`, 'epochs: 1').replace('batchSize: 16', 'batchSize: 64'),
      );
    const few = await peakOf(onDisk, 'few.model.yaml');
    const many = await peakOf(onDisk, 'many.model.yaml');
    expect([few.run.status, many.run.status]).toEqual(['completed', 'completed']);
    tell({ images }, few, many);
    expect(many.peak - few.peak).toBeLessThan(1024);
  });
});
