/** The native TensorFlow runtime: found or set up, loaded, and reported on. The public door of this folder. */
export { loadBackend } from './backend';
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
