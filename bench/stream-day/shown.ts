/** What a reader of the embedded Newsline is shown, read from its file. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fold, outletOf, words } from '@newsline/news';
import { numberOf } from './day.ts';

export type ShownArticle = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly storyId: string;
  readonly publishedAt: string;
  /** The names of all sources that show it. */
  readonly shownBy: readonly string[];
};

export type ShownStory = {
  readonly headline: string;
  readonly articleCount: number;
  readonly outlets: readonly string[];
  /** Names of the sources that show its articles. */
  readonly shownBy: ReadonlySet<string>;
};

export type Shown = {
  readonly articles: readonly ShownArticle[];
  readonly stories: readonly ShownStory[];
  readonly deadLetters: number;
};

export function readShown(folder: string): Shown {
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  try {
    const rows = (sql: string) => database.prepare(sql).all();
    const names = new Map(
      rows(`SELECT id, body ->> '$.name' AS name FROM ingest_sources`).map(({ id, name }) => [
        String(id),
        String(name),
      ]),
    );
    const nameOf = (id: unknown) => names.get(String(id)) ?? String(id);
    const observed = Map.groupBy(rows('SELECT id, source FROM feed_observed'), ({ id }) => id);
    const articles = rows('SELECT card FROM feed_article').map(({ card }) => {
      const shown = JSON.parse(String(card)) as ShownArticle & { readonly sourceId: string };
      const others = (observed.get(shown.id) ?? []).map(({ source }) => source);
      return { ...shown, shownBy: [...new Set([shown.sourceId, ...others].map(nameOf))] };
    });
    const byStory = Map.groupBy(articles, ({ storyId }) => storyId);
    const stories = rows('SELECT id, card FROM feed_story WHERE card IS NOT NULL').map(
      ({ id, card }) => {
        const story = JSON.parse(String(card)) as ShownStory;
        const members = byStory.get(String(id)) ?? [];
        return { ...story, shownBy: new Set(members.flatMap(({ shownBy }) => shownBy)) };
      },
    );
    const deadLetters = Number(rows('SELECT count(*) AS n FROM bus_dead_letters')[0]?.['n']);
    return { articles, stories, deadLetters };
  } finally {
    database.close();
  }
}

export type Pair = readonly [ShownArticle, ShownArticle];

/** Pairs of one outlet. `twice`: with one title, or one number in the address; `near`: with near
 *  titles or one summary, to be read by somebody. */
export function pairsOf(articles: readonly ShownArticle[]): { twice: Pair[]; near: Pair[] } {
  const [twice, near]: [Pair[], Pair[]] = [[], []];
  const outlets = Map.groupBy(articles, ({ url }) => outletOf(url));
  for (const ofOutlet of outlets.values()) {
    for (const [at, one] of ofOutlet.entries()) {
      for (const other of ofOutlet.slice(at + 1)) {
        const number = numberOf(one.url);
        const isSame =
          fold(one.title) === fold(other.title) ||
          (number !== undefined && number === numberOf(other.url));
        if (isSame) twice.push([one, other]);
        else if (areNear(one, other)) near.push([one, other]);
      }
    }
  }
  return { twice, near };
}

const nearTitles = 0.5;
const fewestWords = 8;

function areNear(one: ShownArticle, other: ShownArticle): boolean {
  const isLong = words(one.summary).length >= fewestWords;
  if (isLong && fold(one.summary) === fold(other.summary)) return true;
  const [some, others] = [new Set(words(one.title)), new Set(words(other.title))];
  const common = [...some].filter((word) => others.has(word)).length;
  return common / (some.size + others.size - common) >= nearTitles;
}
