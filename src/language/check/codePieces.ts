import type { LayerType } from '../schema/layers/layerType';
import { metrics, type MetricName } from '../schema/metrics';
import type { TrainContext } from '../resolve/resolveTrain';
import { targetKind } from '../resolve/resolveTrain';
import type { MapNode } from '../parse/tree';
import type { CodeSource, LossSpec, TrainSpec } from '../types/modelFile';

/** What of a code model is functions: the rest of it is a tree like a model file's. */
export interface CodePieces {
  /** Of the code. */
  readonly id: string;
  readonly layers: ReadonlyMap<string, LayerType>;
  readonly source?: CodeSource;
  /** Its name. */
  readonly loss?: string;
  readonly metrics: readonly CodeMetric[];
}

export interface CodeMetric {
  readonly name: string;
  readonly better: 'min' | 'max';
}

/** A model that code describes: its parts with their places in the code's text. */
export interface CodeModel {
  readonly text: string;
  readonly root: MapNode;
  readonly pieces: CodePieces;
}

/** Outputs are probabilities where the last activation says so; a network of one output has the one of the second class. */
function codeLoss(pieces: CodePieces, name: string, context: TrainContext): LossSpec {
  const probabilities = context.activation === 'softmax' || context.activation === 'sigmoid';
  const fromLogits = targetKind(context) === 'category' && !probabilities;
  return { name, config: { fromLogits }, code: pieces.id };
}

/** A training section with the losses and metrics that are functions. */
export function withPieces(train: TrainSpec, pieces: CodePieces, context: TrainContext): TrainSpec {
  const own = pieces.metrics.map(({ name }) => ({ name, config: {}, code: pieces.id }));
  const stopping = train.earlyStopping;
  const watched = pieces.metrics.find(({ name }) => name === stopping?.monitor.replace(/^val_/, ''));
  return {
    ...train,
    loss: pieces.loss === undefined ? train.loss : codeLoss(pieces, pieces.loss, context),
    metrics: [...train.metrics, ...own],
    earlyStopping: stopping && watched ? { ...stopping, mode: watched.better } : stopping,
  };
}

/** Whether a metric of this name is ours: code may not call its own so. */
export function isOwnMetric(name: string): name is MetricName {
  return name in metrics || name === 'loss';
}
