/** Starts engine processes and talks to them: detached runs, and the model service. No tfjs, no vscode. */
export { provideTypes } from './codeTypes';
export { attachRun, type AttachedRun, type AttachOptions, type RunListener } from './attachRun';
export { pauseRun, resumeRun, stopRun, untilOver } from './controlRun';
export { checkFile, createRun, type CheckOptions, type CreateRunOptions, type CreateRunResult } from './createRun';
export { runCommandLine, type Said } from './commandLine';
export { cliBeside, forkWorker, type EngineLocation } from './engineLocation';
export {
  reproduce,
  type ArrayDifference,
  type Difference,
  type ReproduceOptions,
  type Reproduction,
} from './reproduce';
export { planMove } from './renameModel';
export { deleteRun, discardRun } from './removeRun';
export { ServiceClient, type ServiceProgress } from './serviceClient';
export { startServing, stopServing, type StartServing } from './serving';
export { watchStore } from './watchStore';
/** What needs no process: runs and versions as they lie on disk. */
export {
  judgeRun,
  listVersionsOf as listVersions,
  summarizeRun as showRun,
  summarizeRuns as listRuns,
  type VersionSummary,
} from '../store';
