import { describe, expect, it } from 'vitest';
import { makeWorkspace, type Workspace } from '../cli/workspace';
import { outcomeOf, startRun, untilItIsOver } from './killing';
import { peakOf } from './peakMemory';
import { pictureModel, writePictures } from '../../fixtures/models/pictures';
import { engineWith } from '../../fixtures/models/streamedModels';

const workspace = makeWorkspace();
const inMemory: Workspace = { ...workspace, engine: engineWith(workspace, '1000') };
const onDisk: Workspace = { ...workspace, engine: engineWith(workspace, '0.001') };

describe('a run of images on disk', () => {
  it.each([
    ['in a folder', 'pictures/, augment: {flip: horizontal, noise: 0.1}'],
    ['named in a table', 'list.csv, target: {column: kind, type: category}, inputs: {file: {type: image}}'],
  ])('comes to the bit to what one of images in memory comes to: %s', async (_, data) => {
    writePictures(workspace, 'pictures', 400, 12);
    const lines = Array.from({ length: 400 }, (__, index) => {
      const kind = index % 2 ? 'bright' : 'dark';
      return `pictures/${kind}/${String(index)}.png,${kind}`;
    });
    workspace.file('list.csv', ['file,kind', ...lines].join('\n'));
    workspace.file('pictures.model.yaml', pictureModel(data, 'epochs: 3'));
    const held = await untilItIsOver(await startRun(inMemory, 'pictures.model.yaml'));
    const streamed = await untilItIsOver(await startRun(onDisk, 'pictures.model.yaml'));
    expect([held.status, streamed.status]).toEqual(['completed', 'completed']);
    expect(outcomeOf(workspace, streamed)).toEqual(outcomeOf(workspace, held));
  });

  it('takes a part of the memory that they would fill', async () => {
    // 82 MB as bytes, 410 MB as the network takes them, which a run of images in memory has twice.
    writePictures(workspace, 'large', 5000, 128);
    writePictures(workspace, 'small', 50, 128);
    workspace.file('large.model.yaml', pictureModel('large/', 'epochs: 1'));
    workspace.file('small.model.yaml', pictureModel('small/', 'epochs: 1'));
    const small = await peakOf(onDisk, 'small.model.yaml');
    const large = await peakOf(onDisk, 'large.model.yaml');
    expect([small.run.status, large.run.status]).toEqual(['completed', 'completed']);
    expect(large.peak - small.peak).toBeLessThan(350);
  });
});
