import type { Field } from './article-words.ts';

/** The length of an article's word counts as a vector, so that long articles and short ones are alike. */
const length = 4;

/** What a word counts where it stands: in the title as much as twice elsewhere. */
export function wordCount(field: Field): number {
  return field === 'title' ? 2 : 1;
}

/** What the words of an article are worth, from how often each came (1 and more): dampened, 1 + ln, and
 *  brought to one length. */
export function wordValues(counts: readonly number[]): number[] {
  const values = counts.map((count) => 1 + Math.log(count));
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return values.map((value) => (value * length) / Math.sqrt(squares));
}
