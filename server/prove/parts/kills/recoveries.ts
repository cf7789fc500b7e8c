const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** The longest of these milliseconds, in seconds. */
export const longest = (ms: readonly number[]): number => Math.max(0, ...ms) / 1000;

/** How long it took until visitors could come again: half of the times, and at most. */
export function recoveries(ms: readonly number[]): string {
  const sorted = [...ms].sort((a, b) => a - b);
  return `ready in ${seconds(sorted[Math.floor(sorted.length / 2)] ?? 0)}–${seconds(sorted.at(-1) ?? 0)} s`;
}
