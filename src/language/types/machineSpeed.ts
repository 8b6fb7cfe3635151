/** What layers are measured as: each kind keeps the processor busy in another way. */
export type WorkKind = 'dense' | 'convolution' | 'recurrent';

/** How fast this machine trains, as it was measured once. */
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
