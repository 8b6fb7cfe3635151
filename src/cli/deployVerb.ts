import * as fs from 'node:fs';
import path from 'node:path';
import { assertNever, deployTargets, StudioError, type DeployTarget } from '../protocol';
import { writeWhole, type VersionSummary } from '../store';
import type { Context } from './context';
import { writeContainer } from './deploy/container';
import { deployReadme } from './deploy/deployReadme';
import { writeKserve } from './deploy/kserve';
import { plainName } from './deploy/parts';
import { writeSystemd } from './deploy/systemd';
import { writeTriton } from './deploy/triton';
import { exportInto, writeElsewhere } from './exportVerb';

export interface DeployValues {
  readonly target?: string | undefined;
  readonly output?: string | undefined;
}

/** Writes a folder that is ready for where the version is to run. */
export async function deployVerb(context: Context, reference: string, values: DeployValues): Promise<number> {
  const target = deployTargets.find((one) => one === values.target);
  if (!target) {
    const args = { targets: deployTargets.join('|') };
    throw new StudioError('usage', 'usage', { key: 'portable.needsTarget', args });
  }
  return writeElsewhere(context, reference, values.output, { target }, (version, aside) =>
    write(context, target, version, aside),
  );
}

async function write(context: Context, target: DeployTarget, version: VersionSummary, folder: string): Promise<void> {
  const readme = deployReadme(context.locale, target, version);
  switch (target) {
    case 'container':
      writeContainer(version, folder);
      break;
    case 'kserve':
      writeKserve(version, folder);
      break;
    case 'systemd':
      writeSystemd(version, folder);
      break;
    case 'triton': {
      writeTriton(await exportInto(context, version.path, 'onnx', folder), folder, plainName(version.model));
      fs.renameSync(path.join(folder, 'README.md'), path.join(folder, 'MODEL.md'));
      break;
    }
    default:
      assertNever(target);
  }
  writeWhole(path.join(folder, 'README.md'), readme);
}
