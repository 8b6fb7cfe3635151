/** Models in code. */
export const code = {
  codeFailed: '{file}, line {line}: {detail}',
  codeFailedNowhere: '{file}: {detail}',
  codeSyntax: '{file}, line {line}: this is not TypeScript or JavaScript that can be read: {detail}',
  codeNoModel: '{file} exports no model. End it with: export default defineModel({...}).',
  codeNoImport: '{file}, line {line}: {specifier} is not there.',
  codePackageMissing:
    '{file} imports {specifier}, which cannot be loaded from here: {detail}. Install it in the folder of the model.',
  codeLayerFailed: 'The layer {layer} does not work ({place}): {detail}',
  codeLayerShape: 'The layer {layer} says that its output is {said}, but call gives {found}.',
  codeLayerNoTensor: 'The layer {layer} gives no tensor: call must return one.',
  codeLossFailed: 'The loss {name} does not work ({place}): {detail}',
  codeMetricFailed: 'The metric {name} does not work ({place}): {detail}',
  codeDataFailed: 'The function that gives the data does not work ({place}): {detail}',
  codeDataForm:
    'The function that gives the data must return rows (a list, or something to iterate over) or an object of columns; it gave {found}.',
  codeDataColumn: 'The column {column} of the data has {found} values, others {expected}.',
  codeDataEmpty: 'The function that gives the data gave no rows.',
  codeValue: '{found} cannot stand here: write a value, or a layer, loss or metric of your own where one belongs.',
  codeNameTaken:
    '{name} is the name of something that Model Studio has already, or that stands here twice. Choose another.',
  codeReserved: 'The layer {layer} cannot have an argument called {argument}: every layer has one already.',
  codeSlow:
    'The code of {file} did not finish within {seconds} seconds and was ended. Look for a loop without an end, or prepare the data beforehand.',
  codeEnded: 'The code of {file} ended its process ({detail}): perhaps it took more than {megabytes} MB of memory.',
  codeNotLoaded: 'The code that this model was made with is not there any more. Train it again.',
  codeChanged: 'The code ({files}) has changed since the run began. The run goes on with the code that it began with.',
  codePackagesChanged: 'Packages that the code uses are others than when it was kept: {packages}. Results may differ.',
} as const satisfies Readonly<Record<string, string>>;
