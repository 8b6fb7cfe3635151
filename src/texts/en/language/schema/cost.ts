export const schemaCost = {
  costTitle: 'Before training',
  costTableParameters: 'Parameters',
  costTrainable: '{count}, {trainable} of them trained',
  costFlops: 'FLOPs a sample',
  costTableMemory: 'Memory in training',
  costMemoryParts: '{bytes}: weights {weights}, results of a batch {results}, optimizer and gradients {optimizer}',
  costRows: 'Training rows',
  costRowsSteps: '{rows}, {steps} {steps:step|steps} an epoch',
  costTime: 'Time an epoch',
  costTimeAbout: '{time} on this machine, {total} for {epochs} {epochs:epoch|epochs}',
  costTimeNote:
    'Reckoned from FLOPs and rows with the speed that was measured on this machine. Reading the data and validation are not in it.',
  costTimeMeasured: 'Measured when this model was trained here, in the run {run}. Validation is not in it.',
  costTimeUnknown: 'not known: the speed of this machine, or the number of rows, is not known yet',
  costLayerShape: 'Output shape',
  costLayerResult: 'Memory of results',
  costLayerBatch: '{bytes} for a batch of {batchSize}',
} as const;
