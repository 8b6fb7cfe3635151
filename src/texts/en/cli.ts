export const cli = {
  usage: `model-studio VERB ... trains and uses the models that *.model.yaml and *.model.json files describe.

  check FILE                         find what is wrong with a model file
  describe FILE                      layers, output shapes, parameters, FLOPs, memory
  train FILE [--epochs N] [--seed N] [--set PATH=VALUE]... [--detach]
  attach RUN                         replay what was missed, then follow
  runs                               every run
  show RUN                           one run
  pause RUN | resume RUN [--detach] | stop RUN
  evaluate RUN [--data FILE]
  predict RUN (--input JSON | --file FILE)
  doctor [--fix]                     the native library: what is there, what is missing

RUN is a run's id, NAME (its latest) or NAME@3 (its third version).
Everywhere: --json, --store DIR, --locale en|zh, --help, --version`,
  needsVerb: 'Name a verb.',
  unknownVerb: 'There is no verb {verb}. model-studio --help lists them.',
  needsFile: 'Name a model file: model-studio {verb} FILE',
  needsRun: 'Name a run: model-studio {verb} RUN',
  needsInput: 'Give the input: --input JSON or --file FILE.',
  badOption: 'The command line is wrong: {detail}',
  badNumber: '{option} takes a whole number from {least} on, not {value}.',
  fileMissing: 'The file {file} cannot be read: {detail}',
  noFile: 'There is no file {file}.',
  noStore: 'No runs were found here. Train a model first, or name their folder with --store DIR.',
  noRun: 'There is no run {run} here. model-studio runs lists them.',
  runNeeded: 'The run of {run} is gone; its version is there still.',
  noVersion: '{run} has no trained model yet.',
  badInput: '--input is not JSON of an object or a list of objects: {detail}',
  predicted: 'Prediction: {answer}, Actual: {target}',
  noImageInput: '{run} takes no image.',
  noErrors: '{file}: no errors.',
  problemCount: '{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}',
  errorWord: 'error',
  warningWord: 'warning',
  informationWord: 'information',
  started: 'Run {run} of {model}: {parameters} parameters, {backend} ({mode}), {epochs} epochs of {steps} steps.',
  epoch: 'Epoch {epoch}/{epochs}  {seconds} s  {measures}',
  best: 'best',
  stopping: 'Stopping, and keeping the best weights. Ctrl-C again leaves at once; the run then stops by itself.',
  detached: 'The run goes on by itself. Follow it with: model-studio attach {run}',
  finished: 'Run {run} is {status} after {epoch} {epoch:epoch|epochs}, {seconds} s.',
  version: 'Kept as {model}@{version}.',
  evaluation: 'Evaluation',
  noRuns: 'There are no runs.',
  status_starting: 'starting',
  status_running: 'running',
  status_pausing: 'pausing',
  status_paused: 'paused',
  status_stopping: 'stopping',
  status_stopped: 'stopped',
  status_completed: 'completed',
  status_failed: 'failed',
  status_interrupted: 'interrupted',
  statusNow: 'Run {run} is {status}.',
  split: 'split',
  rows: 'rows',
  layer: 'Layer',
  type: 'Type',
  shape: 'Output shape',
  parameters: 'Parameters',
  flops: 'FLOPs',
  total: '{name}: {parameters} parameters ({trainable} trainable), {flops} FLOPs a sample, {bytes} bytes of weights',
  confusion: 'Confusion matrix (rows: true, columns: predicted)',
  journalEnd: 'The end of the journal',
  files: 'Files',
  resolvedFile: 'Resolved file',
  doctorOk: 'Training runs on TensorFlow {version} from {path}.',
  doctorCpu: 'Training runs on the JavaScript backend, which is slow.',
  doctorFix: 'Mend it with: {command}',
} as const satisfies Readonly<Record<string, string>>;
