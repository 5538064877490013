import type { ArticleEncoder } from './article-encoder.ts';
import type { ArticleText } from './article-words.ts';
import type { HashedWords } from './fit-adjustment.ts';
import { lessonWords, type LessonWords } from './lesson-words.ts';

/** Without an encoder there are no anchors to show which words are common ones: the short ones, mostly. */
const shortestWithoutEncoder = 4;

/** An article's words as far as they are learnt. */
export function wordsFor(article: ArticleText, encoder: ArticleEncoder | undefined): LessonWords {
  return lessonWords(article, encoder?.pairs, encoder ? 1 : shortestWithoutEncoder);
}

/** An article of an archive as it is learnt: read once, for all topics. */
export type ReadArticle = HashedWords & {
  readonly article: ArticleText;
  /** Empty without an encoder. */
  readonly hidden: Float32Array;
};

/** @param encoder of its language, if there is one */
export function readArticle(
  article: ArticleText,
  encoder: ArticleEncoder | undefined,
): ReadArticle {
  const { hashes, values } = wordsFor(article, encoder);
  return {
    article,
    hidden: encoder?.encode(article).slice() ?? new Float32Array(),
    hashes: Int32Array.from(hashes),
    values: Float32Array.from(values),
  };
}
