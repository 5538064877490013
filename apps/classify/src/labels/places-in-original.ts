import type { ArticleText, WordContribution } from '@newsline/news/labels';

/** The same words where they stand in the text from which `plain` was made by taking characters out. */
export function placesInOriginal(
  words: readonly WordContribution[],
  plain: ArticleText,
  original: ArticleText,
): WordContribution[] {
  return words.map((word) => {
    const from = plain[word.field] ?? '';
    const to = original[word.field] ?? '';
    if (from === to) return word;
    const start = originalPlace(from, to, word.start);
    return { ...word, start, end: originalPlace(from, to, word.end - 1) + 1 };
  });
}

function originalPlace(plain: string, original: string, place: number): number {
  let at = 0;
  for (let seen = 0; at < original.length; at++) {
    if (original[at] !== plain[seen]) continue;
    if (seen === place) break;
    seen++;
  }
  return at;
}
