import { contentWords } from './content-words.ts';
import { type CountedNumber, numbersIn } from './numbers.ts';
import type { ReadArticle } from './read-articles.ts';
import { isCall, isLeaning, isWhole, sentencesOf, withoutDateline } from './sentences.ts';

/** Of the beginning of a summary: what follows is background. */
const sentencesRead = 4;
const charactersRead = 1_500;
const longest = 320;
const leastWords = 6;
/** Of a story with more, what the newest say. */
const mostArticles = 100;

/** A sentence that can stand by itself. */
export type ToldSentence = {
  readonly text: string;
  readonly by: ReadArticle;
  readonly words: ReadonlySet<string>;
  readonly numbers: readonly CountedNumber[];
  /** Of an article without a summary. */
  readonly isTitle: boolean;
  /** 1 of the newest article, 0 of the oldest. */
  readonly newness: number;
};

/** What articles' summaries begin with, in whole sentences; the title of one that has none.
 *  @param articles newest first
 *  @param headlineId the article that is heard however old it is */
export function sentencesToTell(
  articles: readonly ReadArticle[],
  headlineId: string | null,
): ToldSentence[] {
  const heard = articles.filter(
    ({ article }, index) => index < mostArticles || article.id === headlineId,
  );
  const last = Math.max(1, heard.length - 1);
  return heard.flatMap((by, index) => {
    const { title, summary, sourceName, labels } = by.article;
    const { language } = labels;
    const beginning = withoutDateline(summary.slice(0, charactersRead), sourceName);
    const sentences = sentencesOf(beginning, language).slice(0, sentencesRead).filter(isWhole);
    const isTitle = sentences.length === 0;
    // Titles are listed below anyway.
    return (isTitle ? [title] : sentences)
      .filter((text) => text.length <= longest && standsAlone(text))
      .map((text) => ({ text, words: contentWords(text, language) }))
      .filter(({ words }) => words.size >= leastWords)
      .map(({ text, words }) => ({
        ...{ text, by, words, isTitle },
        numbers: numbersIn(text, language),
        newness: 1 - index / last,
      }));
  });
}

function standsAlone(text: string): boolean {
  const isBalanced = text.split('(').length === text.split(')').length;
  return isBalanced && !isCall(text) && !isLeaning(text) && !/[?？…]$/u.test(text);
}
