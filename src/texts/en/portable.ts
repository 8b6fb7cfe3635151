/** What is said of versions that are written for other programs. */
export const portable = {
  needsFormat: 'Say what to write: --format {formats}.',
  needsTarget: 'Say where it is to run: --target {targets}.',
  needsOutput: 'Name the folder to write to: -o FOLDER.',
  folderTaken: 'The folder {folder} holds something already. Name one that is not there, or that is empty.',
  folderFailed: 'The folder {folder} cannot be written: {detail}',
  exported: '{version} is written to {folder}. README.md there says how to use it.',
  readmeTitle: '{model}, version {version}',
  readmeAbout: 'A network that Model Studio trained and wrote as {format}. `{file}` is all that a program loads.',
  readmeFormat_onnx: 'ONNX (operators of version 18)',
  readmeFormat_savedmodel: "TensorFlow's SavedModel",
  readmeFormat_tfjs: 'a graph model of TensorFlow.js',
  readmeInputs: 'What it takes and gives',
  readmeTensor: 'name | type | shape',
  readmeRows: 'rows',
  readmeAsk: 'Asking it',
  readmeExample:
    '`interface.json` has an example of one row, with the answer that Model Studio gives. The program below compares: it should print a number below 0.00001 of the largest answer.',
  readmePreprocessing: 'From data to inputs',
  readmePreprocessingAbout:
    'The network takes numbers that are prepared as those of training were. What was learnt from the training rows is below, and whole, for programs, in `interface.json` (`preprocessing`).',
  readmeOrder: '`features` has these columns, side by side in this order:',
  readmeNumeric: '`{name}`: (value - {offset}) / {scale}; {fill}',
  readmeClip: 'values beyond {from} and {to} become these',
  readmeFill: 'a missing value is {fill}',
  readmeNoFill: 'it must not be missing',
  readmeOneHot: '`{name}`: {count} numbers, 1 at the place of the category and 0 elsewhere: {categories}',
  readmeIndex: '`{name}`: the place of the category, from 0; -1 for another: {categories}',
  readmeText:
    '`{name}`: {length} whole numbers, one for each of the {tokens} (2 and on by `vocabulary`; 1 is unknown, 0 fills up {padding})',
  readmePadding_pre: 'in front',
  readmePadding_post: 'behind',
  readmeTokens_words: 'words',
  readmeTokens_characters: 'characters',
  readmeTokens_subwords: 'subwords',
  readmeImage: '`{name}`: {height} x {width} x {channels}, pixels of 0 to 255 become {from} to {to}',
  readmeDate: '`{name}`: numbers of its parts: {parts}',
  readmeNoise: 'The input is noise: numbers of the normal distribution with mean 0 and deviation 1.',
  readmeWindow: 'A row is a window: {length} rows of data in the order of time, the oldest first.',
  readmeOutputs: 'From outputs to answers',
  readmeClasses: '`probabilities` has the classes in this order: {classes}',
  readmeScores: '`scores` above 0 mean {second}, others {first}',
  readmeNumber: '`prediction` is `{target}`, in its own units.',
  readmeReconstruction: '`reconstruction` is what the network made of its input, in the same form.',
  deployContainer: '`program` is the server, `.model-studio` the version. Make a key, then build and start:',
  deployKserve:
    '`inferenceservice.yaml` runs the image that the Dockerfile makes. Make a key, build, push it to your registry, and put its name into the file (`image`):',
  deployTriton:
    '`model_repository` holds the version as ONNX. MODEL.md says what it takes: numbers that are prepared as those of training.',
  deploySystemd:
    'Copied to {root}, it answers on 127.0.0.1:{port} as a user of its own. It needs Node.js 20 or newer as `node`:',
  deployKeys:
    'Whoever can reach the server needs a key; `keys create` shows it once, and the folder keeps only its hash. An encrypted version also needs MODEL_STUDIO_STORE_KEY in the environment.',
  deployLibrary:
    'The native library is fetched with pip by name, checked by its SHA-256, and its binding compiled; that takes pip, a C++ compiler and some 2 GB of room for a while. Without it the server computes in JavaScript, which suits small models; its log says why.',
};
