import type { AttackedNewsline } from './newsline.ts';
import type { KindRow } from './report.ts';
import type { Asked } from './server.ts';
import type { HostileSource, SourceWatch } from './sources.ts';
import { saidOnPage } from './sources-page.ts';
import { wrongs } from './verdict.ts';

const hourMs = 3_600_000;

/** What became of each hostile source, in their order. */
export async function rowsOf(
  newsline: AttackedNewsline,
  watch: SourceWatch,
  hostile: readonly HostileSource[],
  asked: Readonly<Record<string, Asked>>,
): Promise<KindRow[]> {
  const problems = new Map<string, string>();
  for (const { url } of hostile) {
    const state = watch.state(url);
    if (state?.health.problem) problems.set(state.id, state.health.problem);
  }
  // A page that does not come says nothing.
  const onPage = await saidOnPage(newsline.origin, problems).catch(() => new Set<string>());
  return hostile.map(({ kind, url }) => {
    const state = watch.state(url);
    const { feed = [], pages = [] } = asked[kind.name] ?? {};
    const [first = Infinity] = feed;
    const decidedAt = watch.decidedAt(url);
    const inFirstMinute = (times: readonly number[]) =>
      times.filter((time) => time < first + 60_000).length;
    const dueAt = Date.parse(state?.health.nextPollAt ?? '');
    const seen = {
      named: state?.health.problemDetails?.kind ?? state?.health.status ?? 'new',
      problem: state?.health.problem ?? null,
      warnings: state?.health.warnings ?? [],
      articles: state?.articleCount ?? 0,
      decidedAfterS: decidedAt === null ? null : Math.max(0, decidedAt - first) / 1000,
      polls: feed.length,
      requests: ['page' in kind ? [feed, pages] : [feed]].flat().map(inFirstMinute),
      dueInH: (dueAt - Date.now()) / hourMs,
      isOnPage: onPage.has(state?.id ?? ''),
    };
    const said = seen.problem ?? seen.warnings.join(' ');
    return { name: kind.name, ...seen, said, wrongs: wrongs(kind, seen) };
  });
}
