/** How long to wait before delivery number `deliveries + 1`: doubling from `firstMs`, at most
 *  `maxMs`, less up to a quarter by `random` (0 to 1), so that failures that came together do not
 *  come back together. */
export function retryDelayMs(
  deliveries: number,
  { firstMs, maxMs }: RetryDelays,
  random: number,
): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, deliveries - 1));
  return Math.round(full * (1 - random / 4));
}

export type RetryDelays = { readonly firstMs: number; readonly maxMs: number };
