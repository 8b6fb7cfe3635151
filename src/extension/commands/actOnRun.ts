import { pauseRun, resumeRun, stopRun } from '../../client';
import type { Program } from '../program';
import { say } from '../window';
import type { Target } from './target';
import { requireTrust } from './train';

/** Pauses, resumes or stops the run that was chosen, else the latest of the model. */
export async function actOnRun(program: Program, action: 'pause' | 'resume' | 'stop', target: Target): Promise<void> {
  if (!(await requireTrust())) return;
  const { runs } = program;
  const folder = target.run ?? runs.latest(target.uri.fsPath)?.folder;
  if (folder === undefined) throw new Error(say('extension.noVersion'));
  try {
    if (action === 'pause') await pauseRun(folder);
    else if (action === 'resume') await resumeRun(folder, program.engine());
    else await stopRun(folder, program.engine());
  } finally {
    runs.look(target.uri.fsPath);
  }
}
