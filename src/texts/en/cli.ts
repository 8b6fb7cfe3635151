export const cli = {
  usage: `model-studio VERB ... trains and uses the models that *.model.yaml and *.model.json files describe.

  check FILE                         find what is wrong with a model file
  describe FILE                      layers, output shapes, parameters, FLOPs, memory
  train FILE [--epochs N] [--seed N] [--set PATH=VALUE]... [--detach]
  repeat RUN [--set PATH=VALUE]...   train it again, with changes
  attach RUN                         replay what was missed, then follow
  runs                               every run
  show RUN                           one run
  pause RUN | resume RUN [--detach] | stop RUN
  evaluate RUN [--data FILE]
  predict RUN (--input JSON | --file FILE)
  compare RUN RUN... [--csv | --markdown]    what differs between runs or versions
  versions [NAME] [--deleted]        every version, with its aliases
  alias NAME@1 ALIAS | alias NAME | alias NAME@ALIAS --remove
  annotate RUN [--title T] [--note T] [--tag T]...
  rename NAME NEW                    another name for a model, with its runs, versions and file
  card NAME@1 [--file CARD.md | --reset]     the model card, in Markdown
  report RUN [-o FILE]               a page of HTML that tells everything of it
  delete RUN | discard RUN | restore RUN     to the trash, and back; discard ends it first
  clean [--part checkpoints|failed|trash]... [--yes]     what can be removed; --yes removes it
  reproduce NAME@1                   train it again: the same weights, or what differs
  serve [NAME[@1|@ALIAS]...] [--port N] [--host H] [--workers N] [--batch ROWS] [--delay MS]
        [--queue ROWS] [--deadline S] [--keys] [--cors ORIGIN]... [--allowed-host NAME]... [--request-timeout S]
        [--tls-cert FILE --tls-key FILE] [--log errors|requests|inputs]     answer over HTTP
  keys create NAME [--model M]... [--action read|predict|metrics]... [--expires 30d] [--rate N]
  keys list | keys revoke NAME       who may ask a server
  traffic NAME@1 [--canary PERCENT] [--shadow PERCENT] | traffic NAME [--remove]     share a server's requests
  encrypt NAME|NAME@1 --store-key FILE [--new-key] | decrypt NAME|NAME@1 --store-key FILE
  export NAME@1 --format onnx|savedmodel|tfjs -o FOLDER      for other programs
  deploy NAME@1 --target container|kserve|triton|systemd -o FOLDER     a folder ready to run elsewhere
  doctor [--fix]                     the native library: what is there, what is missing

RUN is a run's id, NAME (its latest), NAME@3 (its third version) or NAME@ALIAS.
Everywhere: --json, --store DIR, --store-key FILE, --locale en|zh, --help, --version`,
  keyMade: 'This is the key {name}. It is shown this once; only its hash is kept.',
  keyRevoked: 'The key {name} opens nothing any more.',
  keyMissing: 'There is no key {name} that could be revoked. model-studio keys list shows every key.',
  keyThere: 'There is a key {name} already. Revoke it first, or take another name.',
  keyName: '{name} cannot name a key: it takes a letter first, then letters, digits, -, _ and .',
  keyWord: 'Say what to do with keys: create NAME, list, or revoke NAME.',
  keyAction: 'A key may be for {actions}, not {action}.',
  keyExpires: '--expires takes a time that is to come, as 30d, 12h or 2030-01-31, not {value}.',
  keyState_active: 'active',
  keyState_expired: 'expired',
  keyState_revoked: 'revoked',
  keyAllModels: 'all models',
  keyRate: '{rate} a minute',
  keyUntil: 'until {at}',
  noKeys: 'There are no keys.',
  newKeyWhere: '--new-key makes a key in the file that --store-key names.',
  keyFileThere: 'There is a file {file} already. A key is never written over.',
  keyFileNotMade: 'The key file {file} cannot be written: {detail}',
  storeKeyNeeded: 'Name the file of the key with --store-key FILE; --new-key makes one.',
  encrypted: '{version} is encrypted. Without its key nobody can read it: keep the key apart, and keep it safe.',
  alreadyEncrypted: '{version} was encrypted already.',
  decrypted: '{version} is not encrypted any more.',
  notEncrypted: '{version} was not encrypted.',
  encryptedWord: 'encrypted',
  checkpointsRemoved: 'The checkpoints of the run {run} held the weights in clear, and are removed.',
  checkpointsInClear: 'The run {run} can go on, and its checkpoints hold weights in clear: {folder}',
  canary: 'canary',
  shadow: 'shadow',
  noTraffic: 'Every request to {model} that names no version is answered by one version.',
  trafficBoth: 'Say --remove, or what to set.',
  badPercent: '{option} takes percents from 0 to 100, not {value}.',
  badOrigin: '--cors takes an origin, as https://example.com, not {origin}.',
  badLog: '--log takes one of {levels}, not {level}.',
  serverNotNoted: 'The Studio cannot find this server: {detail}',
  tlsPair: '--tls-cert and --tls-key belong together.',
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
  noModel: 'There is no model {model} here. model-studio versions and runs list them.',
  needsName: 'Say the new name as well: model-studio rename NAME NEW',
  renamed: '{model} is now named {name}.',
  renamedFile: '{from} is now {to}.',
  renamedNoFile: 'No model file of that name was found. A file whose model is still called {model} makes a new model.',
  runNeeded: 'The run of {run} is gone; its version is there still.',
  noVersion: '{run} has no trained model yet.',
  badInput: '--input is not JSON of an object or a list of objects: {detail}',
  reconstructed: 'Reconstruction error: {error}',
  reconstructedAmong: 'Reconstruction error: {error}, larger than that of {share} % of the training rows',
  predicted: 'Prediction: {answer}, Actual: {target}',
  noImageInput: '{run} takes no image.',
  needsTwo: 'Name two runs or versions: model-studio {verb} NAME@1 NAME@2',
  layers: 'Layers (- only the first has it, + only the second, ~ changed)',
  cleanPart: '--part takes some of {parts}, not {part}.',
  cleanNothing: 'There is nothing to clean up.',
  cleanWhat: 'What can go',
  cleanRuns: 'Runs',
  cleanBytes: 'Bytes',
  clean_checkpoints: 'Checkpoints of completed runs',
  clean_failed: 'Failed runs without a version',
  clean_trash: 'What is in the trash, for good',
  cleanAsk: 'Nothing was removed. Remove it with: model-studio clean --yes',
  cleanDone: 'Removed. What is in the trash can be taken back with: model-studio restore RUN',
  noVersions: 'There are no versions.',
  versionNeeded: 'Name a version, as in {model}@3.',
  noSuchAlias: '{model} has no alias {alias}.',
  noAliases: '{model} has no aliases. {model}@latest is always its newest version.',
  badAlias: '{alias} cannot be an alias: it takes a letter first, then letters, digits, -, _ and ., and not latest.',
  aliasMoved: '{model}@{alias} is {model}@{version} now.',
  aliasRemoved: '{model}@{alias} is gone.',
  aliasNone: 'none',
  noDeleted: 'There is no {version} in the trash.',
  deleted: '{version} is in the trash. Take it back with: model-studio restore {version}',
  restored: '{version} is back.',
  annotated: '{version}: {title}',
  cardKept: 'The card of {version} is kept.',
  cardReset: 'The card of {version} is the generated one again.',
  sameData: 'The data are the same.',
  otherData: 'The data differ.',
  sameFile: 'The resolved model files are the same.',
  reproducing: 'Training {version} again, from the same data and seed.',
  reproduced: 'The weights of {version} are the same to the last bit.',
  notReproduced: 'The weights of {version} are not the same:',
  arrayDiffers: '{name}: {count} of {of} numbers differ, by {largest} at most',
  differs: '{what}: {before} then, {now} now',
  differs_studio: 'Model Studio',
  differs_node: 'Node.js',
  differs_library: 'TensorFlow',
  differs_backend: 'Backend',
  differs_mode: 'Mode',
  differs_commit: 'Git commit',
  stoppedWithin: 'Its training was stopped within an epoch, which cannot be met again to the step.',
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
  reading: 'Reading the data: {percent} %',
  waited: 'Waited for data for {seconds} s, {percent} % of the training.',
  finished: 'Run {run} is {status} after {epoch} {epoch:epoch|epochs}, {seconds} s.',
  version: 'Kept as {model}@{version}.',
  evaluation: 'Evaluation',
  expectations: 'Expected on the {split} split',
  atLeast: 'at least {value}',
  atMost: 'at most {value}',
  expectationMet: 'met',
  expectationMissed: 'missed',
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
