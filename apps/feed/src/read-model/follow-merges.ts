/** What became of a story. */
export type Whereabouts = {
  readonly isHere: boolean;
  /** Where it went when it was over. */
  readonly mergedInto: string | null;
};

/** Longer than operators make them; what is longer is a circle. */
const mostHops = 20;

/** The story that answers for one that may have been merged, and that one in turn; null where the way
 *  ends at none, or never.
 *  @param find null: unknown */
export async function followMerges(
  id: string,
  find: (id: string) => Promise<Whereabouts | null>,
): Promise<string | null> {
  let at = id;
  for (let hops = 0; hops <= mostHops; hops++) {
    const found = await find(at);
    if (found?.isHere) return at;
    if (!found || found.mergedInto === null) return null;
    at = found.mergedInto;
  }
  return null;
}

/** More than a story ever took in: what asks for each of them stays cheap. */
const mostMerged = 200;

/** The stories that lead to this one, whichever way: the other direction of `followMerges`.
 *  @param find those that went into any of these, and are over */
export async function gatherMerges(
  id: string,
  find: (ids: readonly string[], limit: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found = new Set([id]);
  let last: readonly string[] = [id];
  for (let hops = 0; hops < mostHops && last.length > 0 && found.size <= mostMerged; hops++) {
    const next = await find(last, mostMerged);
    last = next.filter((one) => !found.has(one));
    for (const one of last) found.add(one);
  }
  return [...found].slice(1, 1 + mostMerged);
}
