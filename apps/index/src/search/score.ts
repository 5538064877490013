import type { Query } from './query.ts';
import { plainForm, type Form, type Related } from './query-plan.ts';
import { isHeld, nextWord, occurrencesOf, type Occurrence } from './occurrences.ts';
import type { SearchableText } from './searchable-text.ts';

export type ScoredArticle = {
  readonly title: SearchableText;
  readonly summary: SearchableText;
  /** Read only where it is scored. */
  readonly text: () => SearchableText;
  /** In milliseconds since 1970, as is `now`. */
  readonly publishedAt: number;
  /** ISO 639-1. */
  readonly language: string;
};

/** What articles are scored by. */
export type Asked = {
  readonly query: Query;
  /** All that words of the query may stand as. */
  readonly forms: readonly Form[];
  /** Of each word, see `QueryPlan`. */
  readonly weights: readonly number[];
  /** What is newest is asked for. */
  readonly isForNewest: boolean;
  /** See `QueryPlan`. */
  readonly related: readonly Related[];
  /** That of the reader; undefined: none is better than others. */
  readonly preferredLanguage: string | undefined;
};

export type Score = {
  readonly value: number;
  /** The words of the query, by place, that the article does not hold in any form. */
  readonly missing: readonly number[];
};

/** Title, summary and text: what a word is worth there, how much a long field weakens it, and how many
 *  words such a field usually has. */
const fields = [
  { weight: 3, lengthShare: 0.5, usualWords: 13 },
  { weight: 1.5, lengthShare: 0.6, usualWords: 38 },
  { weight: 1, lengthShare: 0.75, usualWords: 60 },
] as const;
/** A field that is shorter than half the usual is no better for that. */
const shortest = 0.5;
/** How soon further occurrences count little more. */
const saturation = 1.2;
/** Two neighbours of the query that are neighbours in the article, beside what they count each. */
const neighboursShare = 0.35;
/** An article that lacks half of what was asked, by weight, keeps so much of its score: the square root. */
const coverageExponent = 0.5;
/** What all that is related counts as, beside a perfect answer, and what it counts in summary and text. */
const relatedShare = 0.4;
const relatedIn = [1, 0.6, 0.3] as const;
/** What an article in the reader's language counts, beside a perfect answer. */
const languageShare = 0.1;
/** Each time that twice as many outlets tell a story, beside a perfect answer. */
const outletsShare = 0.05;
/** What is new counts as much as this share of a perfect answer, and half of it after so long. */
const dayMs = 24 * 3600 * 1000;
const usualRecency = { share: 0.03, halfLifeMs: 7 * dayMs };
/** Where what is newest is asked for. */
const newestRecency = { share: 0.5, halfLifeMs: 1 * dayMs };

/** How well an article answers, as a whole number that depends on nothing but the article and the question,
 *  so it stays the same from page to page, whatever arrives. BM25F (Zaragoza et al., "Microsoft Cambridge at
 *  TREC-13", 2004; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over title,
 *  summary and text, no word a must, with neighbours, coverage and freshness. */
export function score(article: ScoredArticle, asked: Asked, now: number): Score {
  const texts = [article.title, article.summary, article.text()];
  const words = asked.weights.map(() => ({ frequency: 0, best: 0 }));
  const neighbours = asked.weights.map(() => 0);
  texts.forEach((text, field) => {
    const norm = normOf(text.folded, field);
    const found = placesOf(text, field, asked);
    for (const [word, places] of found.entries()) {
      const state = words[word];
      if (!state) continue;
      for (const { worth } of places.values()) {
        state.frequency += norm * worth;
        state.best = Math.max(state.best, worth);
      }
      const next = found[word + 1];
      if (next) neighbours[word] = (neighbours[word] ?? 0) + norm * meetings(text, places, next);
    }
  });
  return rated(article, asked, { words, neighbours, now });
}

type Found = {
  readonly words: readonly { readonly frequency: number; readonly best: number }[];
  /** Of each word with the one behind it. */
  readonly neighbours: readonly number[];
  readonly now: number;
};

function rated(
  { publishedAt, language }: ScoredArticle,
  { query, weights, isForNewest, preferredLanguage }: Asked,
  { words, neighbours, now }: Found,
): Score {
  // Of alternatives the best one counts.
  const choices = new Map<number, Choice>();
  for (const { from, to, choice } of query.clauses) {
    let [points, covered, weight] = [0, 0, 0];
    const missing: number[] = [];
    for (let word = from; word < to; word++) {
      const own = weights[word] ?? 0;
      const { frequency, best } = words[word] ?? { frequency: 0, best: 0 };
      points += own * saturated(frequency);
      covered += own * Math.min(1, best);
      weight += own;
      if (frequency === 0) missing.push(word);
      const pair = Math.min(own, weights[word + 1] ?? 0);
      points += 2 * neighboursShare * pair * saturated(neighbours[word] ?? 0);
    }
    const before = choices.get(choice);
    if (!before || points > before.points)
      choices.set(choice, {
        points,
        covered,
        missing,
        weight: Math.max(weight, before?.weight ?? 0),
      });
  }
  let [points, covered, total] = [0, 0, 0];
  const missing: number[] = [];
  for (const choice of choices.values()) {
    points += choice.points;
    covered += choice.covered;
    total += choice.weight;
    missing.push(...choice.missing);
  }
  const age = Math.max(0, now - publishedAt);
  const { share, halfLifeMs } = isForNewest ? newestRecency : usualRecency;
  const recent = share * 2 ** (-age / halfLifeMs);
  const own = language === preferredLanguage ? languageShare : 0;
  const coverage = total === 0 ? 1 : Math.min(1, covered / total) ** coverageExponent;
  return { value: Math.round((points * coverage + total * (recent + own)) * 1e6), missing };
}

type Choice = {
  readonly points: number;
  readonly covered: number;
  readonly weight: number;
  readonly missing: readonly number[];
};

type Place = Occurrence & { readonly form: Form };

/** What an article counts beside its score for what is related to the query. */
export function scoreOfRelated(article: ScoredArticle, { related, weights }: Asked): number {
  if (related.length === 0) return 0;
  const texts = [article.title, article.summary, article.text()];
  let sum = 0;
  for (const { tokens, share } of related) {
    const form = plainForm(tokens);
    const field = texts.findIndex((text) => isHeld(text, form));
    sum += share * (relatedIn[field] ?? 0);
  }
  const total = weights.reduce((all, weight) => all + weight, 0);
  return Math.round(total * relatedShare * sum * 1e6);
}

/** What an article counts beside its score for how many outlets tell its story. */
export function scoreOfOutlets(outlets: number, { weights }: Asked): number {
  const total = weights.reduce((all, weight) => all + weight, 0);
  return Math.round(total * outletsShare * Math.log2(outlets) * 1e6);
}

/** The places of each word, by where they begin: of two forms at one place the better one. */
function placesOf(
  text: SearchableText,
  field: number,
  { query, forms }: Asked,
): ReadonlyMap<number, Place>[] {
  const places = query.words.map(() => new Map<number, Place>());
  const inTitle = query.clauses.filter((clause) => clause.inTitle);
  for (const form of forms) {
    const isOfTitle = inTitle.some(({ from, to }) => from <= form.from && form.to <= to);
    if (isOfTitle && field > 0) continue;
    for (const occurrence of occurrencesOf(text, form)) {
      for (let word = form.from; word < form.to; word++) {
        const before = places[word]?.get(occurrence.from);
        if (!before || before.worth < occurrence.worth)
          places[word]?.set(occurrence.from, { ...occurrence, form });
      }
    }
  }
  return places;
}

/** How often the second stands behind the first; both inside one form are neighbours too. */
function meetings(
  text: SearchableText,
  first: ReadonlyMap<number, Place>,
  second: ReadonlyMap<number, Place>,
): number {
  if (second.size === 0) return 0;
  let sum = 0;
  for (const place of first.values()) {
    const inside = second.get(place.from);
    const next = inside?.form === place.form ? inside : second.get(nextWord(text.folded, place.to));
    if (next) sum += Math.min(place.worth, next.worth);
  }
  return sum;
}

function saturated(frequency: number): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/** What one occurrence counts in a field of this length. */
function normOf(folded: string, field: number): number {
  const { weight, lengthShare, usualWords } = fields[field] ?? fields[2];
  const length = Math.max(shortest, wordCount(folded) / usualWords);
  return weight / (1 - lengthShare + lengthShare * length);
}

function wordCount(folded: string): number {
  let count = 0;
  for (let at = 0; at < folded.length; at++)
    if (folded.charCodeAt(at) === 32 && folded.charCodeAt(at + 1) !== 32) count++;
  return count + 1;
}
