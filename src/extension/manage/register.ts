import { commandIds } from '../ids';
import { loadActionTexts } from '../loadTexts';
import { once } from '../once';
import type { Program } from '../program';
import type { ManagementCommand } from './commands';

const management = once(async () => {
  const [commands] = await Promise.all([import(/* webpackChunkName: "manage" */ './commands'), loadActionTexts()]);
  return commands;
});

const commands: readonly ManagementCommand[] = [
  'compare',
  'duplicate',
  'rename',
  'renameModel',
  'editNote',
  'card',
  'reproduce',
  'editTags',
  'delete',
  'discard',
  'restore',
  'reveal',
  'copyResolved',
  'openRunLog',
  'exportReport',
  'cleanUp',
  'export',
  'deploy',
  'encrypt',
  'decrypt',
  'storeKey',
];

/** Commands on runs and versions; what they do is loaded with the first that is called. */
export function registerManagement(
  program: Program,
  add: (command: string, run: (argument: unknown, selection: unknown) => unknown) => void,
): void {
  for (const name of commands) {
    add(commandIds[name], async (argument, selection) => {
      const { manageRuns } = await management();
      return manageRuns(program, name, argument, selection);
    });
  }
}
