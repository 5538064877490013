import { hash } from 'node:crypto';

import type { StoryArticle } from '@newsline/news/grouping';
import { wordHash } from '../../libs/news/src/stories/term-hash.ts';

/** A word in more than this share of articles is one of the language, and is everywhere the same. */
const commonShare = 0.01;
/** Words that are about as frequent: those that follow one another by how many articles have them. */
const bandSize = 64;
/** Copies of an article are so far from one another in time. */
const apartMs = 5 * 86_400_000;

const word = /\p{L}[\p{L}\p{M}]*|\p{N}{3,}/gu;

/**
 * Many times the articles of a stream, in time order, as a stream of as many more outlets would be: the
 * stream itself, and copies of it that tell of other events.
 *
 * In each copy the words that are not common, names and long numbers among them, stand for others of
 * the same kind that are about as frequent, one for one. So an event is told by its articles in the
 * words that they share, as it was, and no other copy tells of it; all copies together are written in
 * one vocabulary, as the articles of a language are, in new pairs. Dates and scores, numbers of one or
 * two digits, stay. A copy is five days later than the one before, and what would come after the end comes
 * at the beginning: copies of one article do not come one after the other, and the flow of each day is that
 * of the stream. The same articles on every run; each copy has outlets and links of its own.
 *
 * @param stream articles without a date are left out
 */
export function otherEvents(stream: readonly StoryArticle[], copies: number): Articles {
  const dated = stream.filter(({ publishedAt }) => publishedAt !== null);
  const bands = frequencyBands(dated);
  const times = dated.map(({ publishedAt }) => publishedAt?.getTime() ?? 0);
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const span = times.reduce((a, b) => Math.max(a, b), 0) - first + 1;
  const others = Array.from({ length: copies }, (_, at) => otherWords(bands, at + 1));
  const all = times
    .flatMap((time, at) =>
      Array.from({ length: copies + 1 }, (_, copy) => ({
        time: first + ((time - first + copy * apartMs) % span),
        at,
        copy,
      })),
    )
    .sort((a, b) => a.time - b.time);
  function* between(from: number, to: number) {
    for (const { time, at, copy } of all.slice(from, to)) {
      const article = dated[at] as StoryArticle;
      yield copy === 0
        ? article
        : copyOf({ ...article, publishedAt: new Date(time) }, copy, others[copy - 1]);
    }
  }
  return { length: all.length, between };
}

export type Articles = {
  readonly length: number;
  /** Made as they are read, so that they take no memory beside what is measured. */
  readonly between: (from: number, to: number) => Iterable<StoryArticle>;
};

function copyOf(
  article: StoryArticle,
  copy: number,
  others: ReadonlyMap<string, string> = new Map(),
): StoryArticle {
  const told = (text = '') => text.replace(word, (found) => others.get(found) ?? found);
  return {
    ...article,
    id: idOf(`${article.id} ${copy}`),
    title: told(article.title),
    summary: told(article.summary),
    url: article.url ? `${article.url}?copy=${copy}` : null,
    ...(article.outlet !== undefined && { outlet: `${article.outlet} ${copy}` }),
  };
}

/** As long as ids of articles are, and in one piece. */
function idOf(name: string): string {
  return hash('sha256', name, 'buffer').toString('base64url', 0, 16);
}

/** Words that may stand for one another: of one kind, and in about as many articles. */
function frequencyBands(stream: readonly StoryArticle[]): string[][] {
  const frequencies = new Map<string, number>();
  for (const { title, summary = '' } of stream)
    for (const found of new Set(`${title} ${summary}`.match(word)))
      frequencies.set(found, (frequencies.get(found) ?? 0) + 1);
  const rare = [...frequencies]
    .filter(([, frequency]) => frequency <= commonShare * stream.length)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([found]) => found);
  return [...Map.groupBy(rare, kindOf).values()].flatMap((words) =>
    Array.from({ length: Math.ceil(words.length / bandSize) }, (_, at) =>
      words.slice(at * bandSize, (at + 1) * bandSize),
    ),
  );
}

function kindOf(found: string): string {
  if (/^\p{N}/u.test(found)) return `${found.length} digits`;
  return /^\p{Lu}/u.test(found) ? 'capital' : 'small';
}

/** For each word another of its band: the band in an order that is the copy's own. */
function otherWords(bands: readonly string[][], copy: number): Map<string, string> {
  const key = new Map(bands.flat().map((found) => [found, wordHash(`${copy} ${found}`)]));
  return new Map(
    bands.flatMap((band) => {
      const shuffled = band.toSorted((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
      return band.map((found, at): [string, string] => [found, shuffled[at] ?? found]);
    }),
  );
}
