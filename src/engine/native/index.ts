/** The native TensorFlow runtime: found or set up, loaded, and reported on. The public door of this folder. */
export { computeVariables, libraryVersion, loadBackend } from './backend';
export { cacheFolder } from './places';
export { diagnose, mend } from './doctor';
export { ensureRuntime } from './provision';
export type {
  AttemptCode,
  BackendInfo,
  Diagnosis,
  DiagnosisProblem,
  LibraryInfo,
  NativeOptions,
  NativeSource,
  OnProgress,
  ProvisionPhase,
  ProvisionProgress,
  RuntimeResult,
  SourceAttempt,
} from './types';
