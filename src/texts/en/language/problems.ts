export const problems = {
  fileTooManyParts:
    'The file has more than {limit} lines, brackets, colons and the like: too many to check. Make it smaller.',
  fileTooLarge:
    'The file is larger than {limit} MB: too large to check. A model file names its data; it does not hold it.',
  syntaxError: 'This is not valid {kind}: {detail}',
  syntaxIndent:
    'The indentation does not fit. Keys of one section stand exactly under one another, indented with blanks.',
  syntaxMissingChar: 'Something is missing here, such as a closing quote, bracket or a colon. ({detail})',
  syntaxUnexpected: 'This is not expected here. Check brackets, quotes and colons before it. ({detail})',
  syntaxKey: 'A key must stand on one line of its own, followed by a colon and a blank.',
  syntaxBlockInFlow: 'Inside brackets, write everything in brackets: {a: 1, b: [2, 3]}.',
  tabIndentation: 'A tab indents this line. YAML takes blanks only: replace the tab with two blanks.',
  duplicateKey: 'The key "{key}" is here twice. Keep one of the two.',
  severalDocuments: 'A model file holds one document. Remove what follows "---".',
  aliasLimit: 'The aliases unfold to more than {limit} values or nest too deep. Write the values out instead.',
  aliasInItself: 'The alias "*{name}" stands inside its own anchor, so it never ends. Remove it.',
  unknownAlias: 'There is no anchor "&{name}" before this alias. Define it first, or write the value.',
  emptyFile: 'The file is empty. Start with "data:" and "model:"; completion offers both.',
  notAMap: 'A model file starts with keys: data, model, train. Write "data:" first.',
  setForm: '--set takes PATH=VALUE, as in train.batchSize=64; this is "{assignment}".',
  setValue: 'The value of --set {assignment} is not valid YAML.',
  setIndex: '--set {assignment}: a list item is named by its number from 0, and must be there.',
  unknownKeyNear: '"{parent}" has no key "{key}". Did you mean "{near}"?',
  unknownKey: '"{parent}" has no key "{key}". It takes: {options}.',
  missingKey: '"{parent}" needs "{key}". Add it.',
  noData: 'The file has no "data:". Say where the data is, as in "data: {source: iris.csv, target: species}".',
  wrongMap: '"{key}" takes keys with values, not {found}.',
  wrongEmptyMap: '"{key}" is empty. Name at least one.',
  wrongList: '"{key}" takes a list, as in [a, b], not {found}.',
  wrongListLength: '"{key}" takes a list of exactly {count}; this one has {found}.',
  wrongListShort: '"{key}" takes a list of at least {count}; this one has {found}.',
  wrongInteger: '"{key}" takes a whole number, not {found}.',
  wrongNumber: '"{key}" takes a number, not {found}.',
  wrongBoolean: '"{key}" takes true or false, not {found}.',
  wrongText: '"{key}" takes a name or a text, not {found}.',
  wrongNothing: '"{key}" takes nothing here, not {found}.',
  wrongOneOf: '"{key}" takes one of {options}, not {found}.',
  wrongChoice: '"{key}" takes one name, alone or with its settings, as in {name: {...}}. The names: {options}.',
  wrongSizes: '"{key}" takes a whole number, or a list with one for each axis, not {found}.',
  wrongMargins: '"{key}" takes a whole number, [height, width], or [[top, bottom], [left, right]], not {found}.',
  wrongAxes: '"{key}" takes a whole number or a list of them, not {found}.',
  wrongRegularizer: '"{key}" takes l1, l2, or the factors, as in {l2: 0.01}, not {found}.',
  wrongInputs: '"{key}" takes a list of columns, as in [age, height], or a map from columns to settings, not {found}.',
  wrongTarget:
    '"{key}" takes the name of one column, or {column: ..., type: ...}, not {found}. A model predicts one column: for several, write a model for each.',
  severalOutputs:
    '"{parent}" has no key "{key}": a network has one output, its last layer, and predicts the one column under "target". For several, write a model for each.',
  wrongSource: '"{key}" takes the path of a data file, or {generate: digits}, not {found}.',
  wrongLayerInputs: '"{key}" takes the name of a layer or a list of names, not {found}.',
  wrongLayer: 'A layer is a name or a name with its arguments, as in "dense: 16", not {found}.',
  wrongArguments: '"{layer}" takes its arguments by name, not {found}. They are: {options}.',
  wrongMerge: '"<<" takes a map that is written elsewhere in the file, as in "<<: *base", or a list of them.',
  wrongLayers: '"{key}" takes a list of layers, each on a line that starts with "- ".',
  noLayers: '"{key}" has no layers yet. Add one, as in "- dense: 16".',
  noLayerInItem: 'This item names no layer. Write one, as in "- dense: 16".',
  oneLayerAnItem:
    'Each item holds one layer, and this one is "{layer}". Move "{key}" to a line of its own that starts with "- ", or indent it if it is an argument.',
  unknownValue: '"{key}" does not know "{found}". Write one of: {options}.',
  unknownValueNear: '"{key}" does not know "{found}". Did you mean "{near}"? It takes: {options}.',
  outOfRange: '"{key}" must be {limits}; this is {found}.',
  unknownLayer: 'There is no layer "{layer}". The layers: {options}.',
  unknownLayerNear: 'There is no layer "{layer}". Did you mean "{near}"?',
  inputShapeKnown: '"{key}" is not needed: the shape of the input comes from the data. Remove it.',
  duplicateLayerName: 'The name "{name}" is taken by another layer or input. Give this layer a name of its own.',
  duplicateColumn: 'The column "{name}" is listed twice. Keep one.',
  duplicateMetric: 'The metric "{name}" is listed twice. Keep one.',
  unknownInput: 'There is no layer or input "{name}". There are: {options}.',
  inputCycle: '"{name}" gets its own result as input, directly or through other layers. Let it take an earlier layer.',
  severalInputs: 'The data gives several inputs ({inputs}). Say which one "{layer}" takes, with "inputs:".',
  unusedLayer:
    'Nothing takes the result of "{name}": the output of a network is its last layer alone. Name it in the "inputs:" of a later layer, or remove it.',
  unusedInput:
    'No layer takes the input "{name}". Name it in the "inputs:" of a layer, or leave its column out of data.inputs.',
  misfitVector: '"{layer}" takes one row of numbers a sample; here it gets {found}. Add a flatten before it.',
  misfitFlat: '"{layer}" has nothing to flatten: it already gets one row of numbers ({found}). Remove it.',
  misfitSequence:
    '"{layer}" takes a sequence, steps × features; here it gets {found}. Before it belongs an embedding, or a recurrent layer with returnSequences: true.',
  misfitImage:
    '"{layer}" takes an image, height × width × channels; here it gets {found}. Put it before the flatten, or add a reshape.',
  misfitVolume:
    '"{layer}" takes a volume, depth × height × width × channels; here it gets {found}. Add a reshape before it.',
  misfitFrames:
    '"{layer}" takes a sequence of images, steps × height × width × channels; here it gets {found}. Add a reshape before it.',
  misfitWindow: 'The window {window} of "{layer}" does not fit into {found}. Make it smaller, or write padding: same.',
  misfitDilation: '"{layer}" cannot have both strides and dilationRate above 1. Set one of them to 1.',
  misfitOutputPadding: 'The outputPadding of "{layer}" must be from {least} to {most} here. Change it, or the strides.',
  misfitNoiseShape:
    'The noiseShape {wanted} of "{layer}" does not fit {found}. Write null for the batch, and 1, null or the very size for each axis.',
  misfitCropping: '"{layer}" would leave nothing of {found}. Cut off less.',
  misfitReshape:
    '{found} is {elements} numbers, but {wanted} is {wantedElements}. A reshape keeps their number; -1 stands for the size that follows from the others.',
  misfitReshapeOpen: 'Only one size of a reshape may be -1; this is {wanted}.',
  misfitPermute: '"dims" must name every axis of {found} once: the numbers {axes} in another order.',
  misfitAxis: 'There is no axis {axis} in {found}. Axes count from 1; -1 is the last.',
  misfitAxisTwice: 'The axis {axis} stands twice, perhaps once counted from the end. Name each axis once.',
  misfitOneInput: '"{layer}" puts several inputs together. Name at least two, as in "inputs: [a, b]".',
  misfitTwoInputs: '"{layer}" takes exactly two inputs. Name them, as in "inputs: [a, b]".',
  misfitManyInputs: '"{layer}" takes one input. Put several together with concatenate or add before it.',
  misfitMerge:
    '"{layer}" needs inputs of one shape; these are {found}. Bring them to one shape with a dense or reshape layer.',
  misfitConcatenate: '"concatenate" needs inputs that are equal on every axis but {axis}; these are {found}.',
  misfitDotRank: '"dot" takes inputs of one or two axes; these are {found}.',
  misfitDot: '"dot" multiplies along axes of one size; here they are {one} and {other} (inputs {found}).',
  misfitBidirectional: '"{layer}" takes simpleRNN, lstm or gru as its layer, as in "layer: {lstm: 64}".',
  misfitTimeDistributed: '"{layer}" takes a layer with one input, as in "layer: {dense: 8}".',
  constraintAxisWrong:
    '"{argument}" works along axis {axis}, but its weight has no such axis: the last is {last}. Write axis: {last}, or leave it out.',
  embeddingOfScaled:
    '"embedding" takes whole numbers from 0, but "{column}" is scaled ({numeric}). Write preprocess: {numeric: none}, or type: text for the column.',
  poolingGaps:
    '"{layer}" gives wrong numbers with padding: same where strides are larger than poolSize: a fault of TensorFlow. Write padding: valid, or smaller strides.',
  embeddingOfNumbers:
    '"embedding" looks up the token numbers of the data; here it gets what "{found}" calculated, which could not be trained. Put the embedding first, or name a text column in its "inputs:".',
  outputNotFlatDense:
    'The network ends with {output}, but the target is one value a sample. Here "{layer}" gets {found}: add a flatten before it.',
  outputNotFlat:
    'The network ends with {output}, but the target is one value a sample. Add a flatten and a dense layer, or a global pooling.',
  lossForCategories:
    'The loss "{loss}" is for classes, but the target "{column}" is a number. Use {better}, or write type: category for the target.',
  lossForNumbers:
    'The loss "{loss}" is for numbers, but the target "{column}" has classes. Use {better}, or write type: numeric for the target.',
  softmaxForNumber:
    'softmax gives probabilities of classes, but the target "{column}" is a number. Remove the activation of the last layer.',
  activationMissing:
    '"{loss}" wants probabilities, but the last layer ends with {activation}. Write {loss}: {fromLogits: true}, or give it activation: {wanted}.',
  activationOther:
    '"{loss}" goes with {wanted}, but the last layer ends with {activation}. Change the activation or the loss.',
  logitsAlreadyProbabilities:
    'fromLogits is for a last layer without softmax or sigmoid, but this one ends with {activation}. Remove fromLogits or the activation.',
  unitsForNumber: 'The network gives {units} numbers, but the target "{column}" is one. The last layer needs units: 1.',
  unitsForClasses:
    'The network gives {units} {units:number|numbers}, but "{column}" has {classes} classes. The last layer needs units: {classes}.',
  unitsOne:
    '"{loss}" needs one number for each class, but the network gives one. Give the last layer as many units as there are classes, or use binaryCrossentropy with sigmoid.',
  unitsForBinary: '"{loss}" takes one number a sample, but the network gives {units}. The last layer needs units: 1.',
  classesForBinary:
    '"{loss}" is for two classes, but "{column}" has {classes}. Use sparseCategoricalCrossentropy and softmax with {classes} units.',
  reconstructionOfSeveral:
    'An autoencoder takes one input and gives it again, but the data gives {inputs}. Name the columns of one of them under "inputs:".',
  reconstructionOfText:
    'An autoencoder gives numbers again, but the input "{input}" is a text. Name numeric, category or image columns under "inputs:".',
  reconstructionSize:
    'The input is {input}, {wanted} numbers, and the network is to give them again, but it ends with {output}, {found}. Give the last layer as many.',
  reconstructionLoss:
    'The loss "{loss}" cannot hold an input against its reconstruction. Use meanSquaredError, meanAbsoluteError, huber or logCosh; binaryCrossentropy for numbers between 0 and 1.',
  reconstructionRange:
    '"{loss}" is for numbers between 0 and 1, but the inputs are standardized. Write preprocess: {numeric: minMax}, or use meanSquaredError.',
  metricForReconstruction:
    'The metric "{metric}" does not tell how near a reconstruction is to its input. It is left out; use mse, rmse or mae.',
  metricForGan: 'Adversarial training has no "{metric}": it reports the losses of both networks. Remove it.',
  metricForCategories:
    'The metric "{metric}" is for classes, but the target "{column}" is a number. It is left out; use rmse, mae or r2.',
  metricForNumbers:
    'The metric "{metric}" is for numbers, but the target "{column}" has classes. It is left out; use accuracy or f1.',
  unknownMonitor: 'Nothing called "{monitor}" is measured. Write one of: {options}.',
  monitorWithoutValidation:
    '"{monitor}" needs validation data, and the split leaves none. Raise data.split.validation, or watch one of: {options}.',
  unknownNetwork: 'There is no network "{name}" for the {role}. The networks: {options}.',
  networkNotInGan: 'The network "{name}" is neither generator nor discriminator. Name it in train.gan, or remove it.',
  networksWithoutGan:
    '"networks:" is for adversarial training: add "gan:" under "train:", or write the layers of "{name}" under "model:".',
  ganSameNetwork: '"{name}" cannot be generator and discriminator at once. Name two networks.',
  ganLatentMismatch: "latent is {latent}, but the generator's input is {input}. Make them equal, or leave one out.",
  ganShapes:
    'The generator makes {made}, but the discriminator takes {taken}. End the generator with a layer that gives {taken}, such as a reshape.',
  ganJudgement:
    'The discriminator must end with one number, real or not; it gives {found}. End with dense: {units: 1, activation: sigmoid}.',
  ganLoss: 'Adversarial training uses binaryCrossentropy, not "{loss}". Remove the loss.',
  nameTaken:
    'The model of "{other}" is called "{name}" as well, and their runs and versions would be mixed. Give one of them another name.',
  noModel: 'The file has no "model:". Add one, with a layer on each line that starts with "- ".',
  modelAndNetworks: 'The file has "model:" and "networks:". Keep one: networks are for adversarial training.',
  noTarget: 'The data does not say what to predict. Add "target:" with the name of a column.',
  targetIsInput: '"{column}" is the target, so it cannot be an input as well. Remove it from the inputs.',
  targetTypeWrong:
    'The target "{column}" is of type {type}; only numbers and categories can be predicted. If its values are classes, write {column: {column}, type: category}.',
  targetNotNumeric:
    'The target "{column}" has values that are no numbers, such as "{value}". Write type: category, or mend the data.',
  dataMissing: 'There is no file "{path}". Paths are relative to the model file.',
  dataUnreadable: 'The file "{path}" cannot be read. Check its permissions.',
  dataFolder: '"{path}" is a folder. Name a file in it, or write "{path}/" for a folder of images.',
  augmentWithoutImages: '"{key}" has no effect: the data has no images. For tables there is "noise".',
  augmentWithGan: 'Adversarial training does not change its batches. Remove "augment".',
  augmentNothing:
    '"augment" changes nothing: every limit in it is 0. Write for example {flip: horizontal, rotation: 0.05}.',
  windowColumn: 'Windows hold numbers and categories. "{column}" is {type}: leave it out of "inputs".',
  windowGroupMissing: 'No column "{column}". There are: {options}.',
  windowTooLong:
    'A window of {length} rows with its target {horizon} later needs {needed} rows, but {part} has {rows}. Make length or horizon smaller, or the part larger.',
  windowShuffle: 'Rows of windows stay in the order of time: "{key}" has no effect.',
  dataNoFolder: '"{path}" is a file. A folder of images is wanted here.',
  imageChannelsTwo: 'Images have 1 channel (gray) or 3 (colour).',
  imageSizesDiffer:
    'The images of "{column}" differ in size: {first} is {firstSize}, {other} is {otherSize}. Write inputs: {{column}: {size: [{size}]}}.',
  unknownFormat:
    'The name "{path}" does not tell its format. Add "format:" with csv, tsv, json, jsonl, parquet, idx or images.',
  missingLabels: '"{path}" holds images only. Add "labels:" with the IDX file of their labels.',
  unknownColumn: 'There is no column "{column}". The columns: {options}.',
  splitTooLarge: 'Validation and test take everything ({total}): nothing is left to train on. Make them smaller.',
  outliersKept: '"{key}" has no effect while outliers are kept. Write outliers: clip, or remove it.',
  outliersTwice: '"outlierDeviations" sets the limits, so these quantiles have no effect. Remove one of the two.',
  outlierOrder: 'The lower quantile, {low}, must be smaller than the upper one, {high}.',
  duplicatesInTime: 'Rows of windows stay in the order of time: duplicates are not dropped.',
  splitWithoutEffect: 'data.{key} names a file of its own, so this share has no effect. Remove one of the two.',
  settingWithoutEffect: '"{key}" has no effect for {format} data. Remove it.',
  sampleWeightOfGan: '"sampleWeight" has no effect on adversarial training. Remove it.',
  sampleWeightType: 'The column "{column}" is {type}; the weights of rows are numbers.',
  dateFormatWrong:
    '"{format}" is no format of dates. Write one like dd/MM/yyyy HH:mm; letters that mean themselves stand in quotes.',
  dateFormatNeeded:
    'The dates of "{column}" are in no format that is known. Say it with dateFormat, as in {dateFormat: dd/MM/yyyy}.',
  codeDateFormat: 'The format of a date column is wrong, or must be said.',
  inputSettingWithoutEffect: '"{key}" has no effect: the column "{column}" is {type}. Remove it, or change the type.',
  inputDimNeeded:
    'The vocabulary of "{input}" is not known, as it is no text column. Write inputDim: the largest number that occurs, plus 1.',
  vocabularyTooSmall:
    'inputDim is {inputDim}, but "{input}" has {vocabulary} different tokens. Write {vocabulary}, or leave inputDim out: it is then taken from the data.',
  fixReplace: 'Replace with {text}',
  fixInsertLayer: 'Add {layer} before this layer',
  fixSetArgument: 'Set {argument}: {value} on {layer}',
  fixLoss: 'Use the loss {loss}',
  warmUpTooLong:
    'The warm-up takes {warmUp} {warmUp:epoch|epochs}, but the run has {epochs}: nothing of the schedule would be left. Make it shorter.',
  boundariesNotAscending: 'The boundaries must ascend: {found} does not come after {before}.',
  boundariesAndValues:
    '{boundaries} {boundaries:boundary|boundaries} part {wanted} learning rates, but there are {values}.',
  boundaryTooLate: 'The run ends after {epochs} {epochs:epoch|epochs}: the rates after {boundary} never count.',
  lossOfOwnUnits:
    '"{loss}" needs "{column}" in its own units, but it is standardised for training. Write preprocess: {target: none} under data.',
  wrongClassWeights: '"{key}" takes balanced, or a map from class to weight.',
  expectForGan: 'Adversarial training has no evaluation to expect anything of. Remove expect.',
  expectAboveOne: '"{measure}" is never above 1. Write a share, such as 0.95 for 95 %.',
  expectBelowZero: '"{measure}" is never below 0.',
  classWeightsForGan: 'Adversarial training has no classes to weigh. Remove classWeights.',
  classWeightsForNumber: 'classWeights is for classes, and the target "{column}" is a number. Remove it.',
  unknownClass: '"{column}" has no class "{name}". Its classes: {options}.',
  clippingTwice: 'An optimizer clips gradients in one way: {first} or {second}, not both.',
  misfitGroups: '"{layer}" puts channels into groups of one size: {channels} channels do not make {groups} groups.',
  misfitHeads: '"{layer}" shares the {features} numbers of a step among its heads: {heads} heads do not come out even.',
  misfitMaxLength: '"{layer}" has room for {longest} steps; here it gets {steps}. Make maxLength larger.',
  misfitQueryAndKey: '"{layer}" needs as many numbers in each step of query as of key; the inputs are {found}.',
  misfitThreeInputs: '"{layer}" takes at most three inputs: query, value and key.',
  misfitValueAndKey: '"{layer}" needs as many steps in value as in key; the inputs are {found}.',
  wrongPair: '"{key}" takes a whole number, or [before, after], not {found}.',
  wrongVolumeMargins:
    '"{key}" takes a whole number, one for each axis, or a pair [before, after] for each, not {found}.',
  rateTooHigh:
    'A learning rate of {rate} is far above what {optimizer} learns with: each step overshoots, and the loss jumps or becomes infinite. Usual are {least} to {most}.',
  rateTooLow:
    'A learning rate of {rate} is far below what {optimizer} learns with: the weights hardly move. Usual are {least} to {most}.',
  softmaxOfOne:
    'softmax shares 1 among the units, and "{layer}" has one only: it always gives 1. Use sigmoid, or more units.',
  reachOfScaled:
    '{activation} gives numbers from {least} to {most}, but "{column}" is standardised for training and lies around 0: rows beyond that can never be met. Use linear in the last layer.',
  reachOfTarget:
    '{activation} gives numbers from {least} to {most}, but "{column}" goes from {minimum} to {maximum}: rows beyond that can never be met. Use linear in the last layer.',
  targetUnscaled:
    '"{column}" has values up to {largest} and is not scaled: losses and steps become huge, and training is slow or fails. Write standardize; results are still in its own units.',
  inputsUnscaled:
    '"{column}" has values up to {largest} and numbers are not scaled: large columns drown the others, and training is slow or fails. Write standardize.',
  classImbalance:
    '"{common}" has {many} rows and "{rare}" only {few}: always answering "{common}" would be nearly right, and "{rare}" is hardly learnt. Weigh the classes, or collect more rows.',
  fixClassWeights: 'Weigh classes by how rare they are (classWeights: balanced)',
  validationSmall:
    'Validation has {rows} {rows:row|rows}, fewer than one batch of {batchSize}: its measures jump from epoch to epoch, and early stopping follows chance. Use smaller batches, or a larger share.',
  constantColumn: 'Every row has the same value in "{column}": nothing can be learnt from it.',
  constantColumns: '{count} columns have the same value in every row, and nothing can be learnt from them: {columns}.',
  textTooLong:
    'Most texts in "{column}" have more than {length} tokens and lose their end: half have {half} or more, and 95 of 100 up to {most}. Make length larger.',
} as const;
