/** So many of a list at the most, evenly over its length, the first and the last among them.
 *  @param most at least two */
export function sampleEvenly<Item>(all: readonly Item[], most: number): readonly Item[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, n) => all[Math.round(n * step)] as Item);
}
