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
  return new Set(reportsOf(articles)).size;
}

/** Which report each article is: equal where two are one, as `independentReports` counts. */
export function reportsOf(articles: readonly Origin[]): readonly string[] {
  const leaders = new Map<string, string>();
  const firstNames = articles.map((article) => {
    const [first, ...others] = namesOf(article);
    const leader = leaderOf(leaders, first);
    for (const name of others) leaders.set(leaderOf(leaders, name), leader);
    return first;
  });
  return firstNames.map((name) => leaderOf(leaders, name));
}

/** The name that stands for all that were joined with this one (union–find with halved paths: Tarjan and
 *  van Leeuwen 1984). */
function leaderOf(leaders: Map<string, string>, name: string): string {
  let at = name;
  for (;;) {
    const above = leaders.get(at) ?? at;
    if (above === at) return at;
    const next = leaders.get(above) ?? above;
    leaders.set(at, next);
    at = next;
  }
}

function namesOf({ articleId, outlet, attribution, copyOf }: Origin): [string, ...string[]] {
  const agencies = attribution.map((name) => `agency ${name.toLowerCase()}`);
  const own = `article ${articleId}`;
  if (copyOf !== undefined) return [own, ...agencies, `article ${copyOf}`];
  return agencies.length > 0 ? [own, ...agencies] : [own, `outlet ${outlet}`];
}
