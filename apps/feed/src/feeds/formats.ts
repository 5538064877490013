import { notFound } from '../http/problem.ts';
import { Rendered } from '../http/rendered.ts';
import type { FullArticle } from '../read-model/news-read-model.ts';
import { takeTurns } from '../read-model/take-turns.ts';
import { type Channel, type Entry, entryOf, type Names, shrinking } from './channel.ts';
import type { FeedWriter } from './feed-writer.ts';
import { atom } from './write-atom.ts';
import { jsonFeed } from './write-json-feed.ts';
import { rss } from './write-rss.ts';

const formats: ReadonlyMap<string, FeedWriter> = new Map([
  ['rss', rss],
  ['atom', atom],
  ['json', jsonFeed],
]);

export const feedMediaTypes = [...formats.values()].map(({ mediaType }) => mediaType);
export const feedEndings = [...formats.keys()];

/** The largest feed in bytes, without its head: 100 kB are left for that. */
const largestFeed = 3_900_000;
/** The largest entry: most articles take a twentieth. */
const largestEntry = 190_000;

/** Every entry's share of the feed. */
export function roomFor(entries: number): number {
  return Math.min(largestEntry, Math.floor(largestFeed / Math.max(1, entries)));
}

/** What is before the last dot and what is after it: ids have dots as well. */
export function splitEnding(file: string): { readonly id: string; readonly ending: string } {
  const dot = file.lastIndexOf('.');
  const ending = file.slice(dot + 1);
  if (dot > 0 && formats.has(ending)) return { id: file.slice(0, dot), ending };
  throw notFound(`Feeds end in ${feedEndings.map((known) => `.${known}`).join(', ')}.`);
}

/** Writes a feed of at most 4 MB: an article that is longer than its share is cut, and says so. */
export async function renderFeed(
  channel: Channel,
  articles: readonly FullArticle[],
  names: Names,
  ending: string,
): Promise<Rendered> {
  const format = formatOf(ending);
  const room = roomFor(articles.length);
  const entries: string[] = [];
  const turn = takeTurns();
  for (const article of articles) {
    for (const shown of shrinking(article, room)) {
      const entry = entryOf(shown, names);
      // Spares writing what will not fit.
      if (entry.html.length > room) continue;
      const written = format.entry(entry);
      await turn();
      if (Buffer.byteLength(written) > room) continue;
      entries.push(written);
      break;
    }
  }
  return rendered(format, channel, entries);
}

/** Writes a feed of entries that are short. */
export function renderEntries(
  channel: Channel,
  entries: readonly Entry[],
  ending: string,
): Rendered {
  const format = formatOf(ending);
  return rendered(format, channel, entries.map(format.entry));
}

function formatOf(ending: string): FeedWriter {
  const format = formats.get(ending);
  if (!format) throw new Error(`no such feed format: ${ending}`);
  return format;
}

function rendered(format: FeedWriter, channel: Channel, entries: readonly string[]): Rendered {
  const text = format.begin(channel) + entries.join(format.between) + format.end;
  return new Rendered(text, `${format.mediaType}; charset=utf-8`);
}
