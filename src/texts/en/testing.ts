/** What the Test Explorer says of expectations. */
export const testing = {
  controller: 'Model Studio',
  train: 'Train and Check',
  check: 'Check the Last Run',
  atLeast: '{measure} at least {value}',
  atMost: '{measure} at most {value}',
  missedAtLeast: 'On the {split} split {measure} is {measured}; at least {value} is expected.',
  missedAtMost: 'On the {split} split {measure} is {measured}; at most {value} is expected.',
  notMeasured: 'The evaluation has no number for {measure}.',
  notTrained: 'No training was started.',
  noRun: 'There is no run yet that was evaluated. Take Train and Check.',
  ended: 'The run {run} is {status}, and nothing was evaluated.',
} as const satisfies Readonly<Record<string, string>>;
