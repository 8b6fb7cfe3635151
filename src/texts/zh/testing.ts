import type { testing as english } from '../en/testing';

export const testing = {
  controller: 'Model Studio',
  train: '训练并检查',
  check: '检查最近一次运行',
  atLeast: '{measure} 至少 {value}',
  atMost: '{measure} 至多 {value}',
  missedAtLeast: '在 {split} 集上 {measure} 为 {measured}，期望至少 {value}。',
  missedAtMost: '在 {split} 集上 {measure} 为 {measured}，期望至多 {value}。',
  notMeasured: '评估中没有 {measure} 的数值。',
  notTrained: '没有开始训练。',
  noRun: '还没有评估过的运行。请选择“训练并检查”。',
  ended: '运行 {run} {status}，没有进行评估。',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
