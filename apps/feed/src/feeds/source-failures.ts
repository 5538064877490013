import type { SourceState } from '@newsline/contracts';
import { exact, type DateStyle } from '../pages/i18n/dates.ts';
import { dictionaries } from '../pages/i18n/i18n.ts';
import type { OutageOfSource } from '../read-model/news-read-model.ts';
import { type Entry, paragraphs, urn, webAddress } from './channel.ts';

type Site = DateStyle & {
  /** Without a slash at its end. */
  readonly siteUrl: string;
};

/** What becomes of sources, as entries of a feed, the newest first: that one begins to fail, that it can
 *  be read again, that its publisher has moved it. A poll that fails within an outage is no entry. */
export function sourceFailures(
  outages: readonly OutageOfSource[],
  sources: readonly SourceState[],
  site: Site,
): readonly Entry[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const ofOutages = outages.flatMap((outage) => {
    const source = byId.get(outage.sourceId);
    return source ? outageEntries(outage, source, site) : [];
  });
  const ofMoves = sources.flatMap((source) => moveEntries(source, byId, site));
  return [...ofOutages, ...ofMoves].toSorted(
    (a, b) => b.published.getTime() - a.published.getTime() || (a.id < b.id ? -1 : 1),
  );
}

function outageEntries(
  { since, endedAt, problem, problemDetails }: OutageOfSource,
  source: SourceState,
  site: Site,
): Entry[] {
  const { failures, sources } = dictionaries[site.language];
  const began = at(since, site);
  const why = sources.problem(problem, problemDetails);
  const about = { source, site, key: since };
  const entries = [
    entryOf({
      ...about,
      what: 'failing',
      at: since,
      title: failures.began(source.name),
      lines: [why, failures.since(began), source.url],
    }),
  ];
  if (endedAt === null) return entries;
  const ended = at(endedAt, site);
  return [
    ...entries,
    entryOf({
      ...about,
      what: 'ended',
      at: endedAt,
      title: failures.ended(source.name),
      lines: [failures.lasted(began, ended), `${failures.reason} ${why}`, source.url],
    }),
  ];
}

function moveEntries(
  source: SourceState,
  byId: ReadonlyMap<string, SourceState>,
  site: Site,
): Entry[] {
  if (source.moved === null) return [];
  const { from, to, at: movedAt, takenBy } = source.moved;
  const { failures } = dictionaries[site.language];
  const other = takenBy === null ? null : (byId.get(takenBy)?.name ?? takenBy);
  const line = other === null ? failures.movedTo(from, to) : failures.movedToOther(to, other);
  const title = failures.moved(source.name);
  return [
    entryOf({ source, site, key: movedAt, what: 'moved', at: movedAt, title, lines: [line] }),
  ];
}

type About = {
  readonly source: SourceState;
  readonly site: Site;
  readonly what: 'failing' | 'ended' | 'moved';
  /** Tells this from what else becomes of the source, whatever is learnt of it later. */
  readonly key: string;
  /** ISO 8601 */
  readonly at: string;
  readonly title: string;
  readonly lines: readonly string[];
};

function entryOf({ source, site, what, key, at: instant, title, lines }: About): Entry {
  const published = new Date(instant);
  return {
    id: urn('source-failure', `${source.id} ${key} ${what}`),
    url: `${site.siteUrl}/sources/${encodeURIComponent(source.id)}`,
    title,
    summary: lines.join(' '),
    html: paragraphs(lines.join('\n\n')),
    isCut: false,
    language: site.language,
    authors: [],
    source: { id: urn('source', source.id), name: source.name, feedUrl: webAddress(source.url) },
    topics: [],
    categories: [],
    imageUrl: null,
    enclosures: [],
    published,
    updated: published,
  };
}

function at(instant: string, style: DateStyle): string {
  return exact(new Date(instant), style);
}
