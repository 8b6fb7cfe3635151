import * as path from 'node:path';
import { modelName, type CheckResult, type JsonValue, type ModelFile } from '../../language';
import type { DataSummary, ErrorValue, ModelView } from '../../protocol';

function learningRateOf(config: Readonly<Record<string, JsonValue>>): number | null {
  const rate = config['learningRate'];
  return typeof rate === 'number' ? rate : null;
}

function trainOf({ train, data }: ModelFile): NonNullable<ModelView['train']> {
  const { loss, batchSize, epochs } = train;
  const optimizer = train.gan?.generatorOptimizer ?? train.optimizer;
  return {
    optimizer: optimizer.name,
    learningRate: learningRateOf(optimizer.config),
    loss: loss.name,
    batchSize,
    epochs,
    numeric: data.preprocess.numeric,
  };
}

export interface DataKnown {
  readonly summary: DataSummary | null;
  readonly error?: ErrorValue;
}

/** What the panel shows of a model file. */
export function modelView(
  { file, text }: { readonly file: string; readonly text: string },
  check: CheckResult,
  data: DataKnown,
  changedSinceRun: boolean,
): ModelView {
  const fileName = path.basename(file);
  return {
    name: check.model?.name ?? modelName(text, fileName),
    fileName,
    networks: check.networks,
    problems: check.problems,
    train: check.model ? trainOf(check.model) : null,
    data: data.summary,
    ...(data.error && { dataError: data.error }),
    changedSinceRun,
  };
}
