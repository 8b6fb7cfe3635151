/**
 * The model language: pure functions over the text of a model file.
 *
 * Every function takes any text, never throws, and says nothing that depends on data that it does not know.
 */
export type * from './types/dataFacts';
export type * from './types/description';
export type * from './types/editor';
export type * from './types/modelFile';
export type * from './types/problem';

/** checkModelFile(text, {fileName, facts?, set?}): CheckResult {problems, model?, data?, networks} */
export { checkModelFile } from './check/checkModelFile';
/** checkCodeModel({text, root, pieces}, options): the same for what a `.model.ts` or `.model.js` describes. */
export { checkCodeModel } from './check/checkModelFile';
export { isOwnMetric, type CodeModel, type CodePieces } from './check/codePieces';
export { map, scalar, type MapEntry, type Span, type TreeNode } from './parse/tree';
/** inferInputs(data, facts?): the tensors that the data gives to the network, or null while the columns are unknown. */
export { inferInputs } from './data/inferInputs';
/** columnSpecs(data, facts?): every input column with its type and its text or image settings filled in. */
export { columnSpecs } from './data/columnSpecs';
/** How dates are read, told, and taken apart into numbers. */
export { dateReader, dateText, isoFormat, readDate, type DateReader } from './dates/dateFormat';
export { datePeriods, partWidth } from './dates/dateParts';
export { partValues, varyingParts } from './dates/partValues';
/** targetOf(data, facts?): the target column, its type and classes as far as known; null without a target. */
export { targetOf } from './data/target';
export { usualTarget } from './data/usualTarget';
/** generatorFacts(source): what is known of a `generate:` source by itself; the engine makes exactly these columns. */
export { generatorFacts } from './data/generators';
export { completionsAt } from './edit/completions';
export { hoverAt } from './edit/hover';
export { outline } from './edit/outline';
/** nameAt(text, offset, fileName): the layer, network or column under the cursor, and where else it is named. */
export { nameAt, type FoundName } from './edit/navigate';
export { renamableAt, renameAt, type Renamable } from './edit/rename';
export { formatText } from './edit/format/formatText';
export { semanticTokens, type SemanticToken, type SemanticTokenType } from './edit/semanticTokens';
export { generatedPlace, networkPlace } from './edit/lensPlaces';
export { expectationPlaces, expectationPlacesInCode, type ExpectationPlace } from './edit/expectationPlaces';
export { layerHints } from './edit/layerHints';
export { dataPaths } from './edit/dataPaths';
export { speaksAgainstSpeed, trainingCost, type TrainingCost } from './describe/cost';
export type { MachineSpeed, MeasuredEpoch, WorkKind } from './types/machineSpeed';
export { costLine } from './edit/costWords';
/** modelName(text, fileName): the name that a file's runs are kept under. */
export { isCodeModelFile, isCodeModelName, isModelFileName, stem } from './edit/fileNames';
export { modelName } from './edit/modelName';
export { withModelName } from './edit/renameModel';
/** Every layer that a model file can have: arguments with their schemas, category, shape inference. */
export { layerCatalogue } from './schema/layers/catalogue';
/** modelFileSchema(locale): the JSON Schema of a model file. */
export { modelFileSchema } from './schema/jsonSchema';
export type {
  Inference,
  LayerCategory,
  LayerConfig,
  LayerContext,
  LayerOutcome,
  LayerType,
  Misfit,
} from './schema/layers/layerType';
export type { TypedColumnSpec } from './data/columnSpecs';
