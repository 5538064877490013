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
