import type { engine as english } from '../en/engine';

export const engine = {
  unexpected: '发生了意外错误：{detail}。详情见日志。',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
