/** What commands of the extension do with the run that a panel shows, or with its version. */
export const runCommands = ['exportReport', 'export', 'deploy', 'discard', 'delete'] as const;

export type RunCommand = (typeof runCommands)[number];
