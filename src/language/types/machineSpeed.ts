/** What layers are measured as: each kind keeps the processor busy in another way. */
export type WorkKind = 'dense' | 'convolution' | 'recurrent';

/** How fast this machine trains, as it was measured. */
export interface MachineSpeed {
  /** What a step takes however small the network is. */
  readonly stepSeconds: number;
  /** FLOPs a second, forwards and backwards together, of each kind. */
  readonly flopsPerSecond: Readonly<Record<WorkKind, number>>;
  /** What each step of a sequence adds to a step of training, forwards and backwards. */
  readonly sequenceSeconds: number;
  /** Numbers a second that go through layers that hardly calculate, such as pooling. */
  readonly numbersPerSecond: number;
}

/** What an epoch took when this very model was trained on this machine. */
export interface MeasuredEpoch {
  readonly seconds: number;
  /** The run that it was measured in, as people call it. */
  readonly run: string;
}
