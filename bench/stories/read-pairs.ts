import { readFileSync } from 'node:fs';
import type { StoryArticle } from '@newsline/news/grouping';

/** Two invented articles, and whether they tell one event. */
export type WrittenPair = {
  readonly kind: 'template' | 'series' | 'reworded' | 'unfolding' | 'subject';
  readonly isSame: boolean;
  readonly language: string;
  readonly first: StoryArticle;
  readonly second: StoryArticle;
};

type Row = {
  readonly kind: WrittenPair['kind'];
  readonly same: boolean;
  /** How long after the first the second came. */
  readonly hours: number;
  readonly language?: string;
  /** The day of the first, where its title names one. */
  readonly on?: string;
  readonly a: Text;
  readonly b: Text;
};
type Text = { readonly title: string; readonly summary: string };

const hourMs = 3_600_000;
const anyDay = '2026-05-04';

/** In the morning, in Vietnam. */
function dayOf({ on = anyDay }: Row): number {
  return Date.parse(`${on}T01:00:00Z`);
}

/** Pairs written for this project, from a file of JSON lines; the two are of different outlets.
 *  @param language of rows that say none */
export function readPairs(path: string, language = 'en'): WrittenPair[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const row = JSON.parse(line) as Row;
    const article = (id: string, text: Text, hours: number): StoryArticle => ({
      id,
      outlet: id,
      language: row.language ?? language,
      publishedAt: new Date(dayOf(row) + hours * hourMs),
      ...text,
    });
    return {
      kind: row.kind,
      isSame: row.same,
      language: row.language ?? language,
      first: article('first', row.a, 0),
      second: article('second', row.b, row.hours),
    };
  });
}
