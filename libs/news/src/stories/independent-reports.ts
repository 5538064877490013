/** What tells whose work an article is. */
export type Origin = {
  /** The outlet that published it. */
  readonly outlet: string;
  /** Whom it was taken from by its own word, agencies mostly. */
  readonly attribution: readonly string[];
  readonly articleId: string;
  /** The other outlet's article whose text it repeats. */
  readonly copyOf?: string;
};

/** How many of a story's articles report for themselves: everything that names the same agency is one
 *  report, as are copies of one text, and what one outlet writes itself. Two outlets that print an
 *  agency's text and their own besides make three. */
export function independentReports(articles: readonly Origin[]): number {
  const groupOf = new Map<string, Set<string>>();
  const groups = new Set<Set<string>>();
  for (const article of articles) {
    const names = namesOf(article);
    const group = new Set(names);
    for (const name of names) {
      const other = groupOf.get(name);
      if (!other) continue;
      for (const joined of other) group.add(joined);
      groups.delete(other);
    }
    for (const name of group) groupOf.set(name, group);
    groups.add(group);
  }
  return groups.size;
}

function namesOf({ articleId, outlet, attribution, copyOf }: Origin): string[] {
  const agencies = attribution.map((name) => `agency ${name.toLowerCase()}`);
  const own = `article ${articleId}`;
  if (copyOf !== undefined) return [...agencies, own, `article ${copyOf}`];
  return agencies.length > 0 ? [...agencies, own] : [`outlet ${outlet}`, own];
}
