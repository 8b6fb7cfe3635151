export const engine = {
  unexpected: 'Something unexpected went wrong: {detail}. The log has the details.',
} as const satisfies Readonly<Record<string, string>>;
