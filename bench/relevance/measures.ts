import type { JudgedQuery } from './judged-queries.ts';

export type Judged = {
  readonly query: JudgedQuery;
  /** What came, best first, with its grade; 0: nothing of what was wanted. */
  readonly hits: readonly { readonly title: string; readonly grade: number }[];
};

export type Scores = {
  readonly queries: number;
  /** The share of queries with a good article first, and among the first three. */
  readonly successAt1: number;
  readonly successAt3: number;
  /** Over those that are graded. */
  readonly ndcgAt10: number;
};

/** From this grade on an article is a good answer; where none is that good, the best there is. */
const goodGrade = 2;

export function scoresOf(judged: readonly Judged[]): Scores {
  const answerable = judged.filter(({ query }) => Object.keys(query.grades).length > 0);
  const graded = answerable.filter(({ query }) => query.graded);
  return {
    queries: answerable.length,
    successAt1: mean(answerable.map((one) => success(one, 1))),
    successAt3: mean(answerable.map((one) => success(one, 3))),
    ndcgAt10: mean(graded.map(ndcgAt10)),
  };
}

export function success({ query, hits }: Judged, depth: number): number {
  const good = Math.min(goodGrade, Math.max(...Object.values(query.grades)));
  return hits.slice(0, depth).some(({ grade }) => grade >= good) ? 1 : 0;
}

/** Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, "Cumulated gain-based
 *  evaluation of IR techniques", 2002), with gains of 2^grade − 1 (Burges et al., 2005). */
export function ndcgAt10({ query, hits }: Judged): number {
  const ideal = Object.values(query.grades).sort((a, b) => b - a);
  return dcgAt10(hits.map(({ grade }) => grade)) / dcgAt10(ideal);
}

function dcgAt10(grades: readonly number[]): number {
  return grades
    .slice(0, 10)
    .reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
