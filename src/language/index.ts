/**
 * The model language: pure functions over the text of a model file.
 *
 * The contract of this folder (each function takes the text, and what is known of the data):
 *
 *   checkModelFile(text, options): CheckResult      problems, the resolved file, the networks described
 *   completionsAt(text, offset, options)            keys, layers, values, columns
 *   hoverAt(text, offset, options)                  meaning, type and default of what stands there
 *   outline(text)                                   sections and layers with ranges
 *   modelFileSchema                                 the JSON Schema, generated from the one schema
 *   dataPaths(text)                                 the data files that a model file names
 */
export type * from './types/dataFacts';
export type * from './types/description';
export type * from './types/modelFile';
export type * from './types/problem';
