/** The most memory that this process had resident so far. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;
