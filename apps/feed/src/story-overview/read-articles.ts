import type { ArticlePreview } from '../read-model/news-read-model.ts';
import { voiceOf } from '../read-model/story-outlets.ts';
import { contentWords } from './content-words.ts';
import { type CountedNumber, numbersIn, valueKey } from './numbers.ts';

/** An article of a story with what is told from its title and its summary, read once. */
export type ReadArticle = {
  readonly article: ArticlePreview;
  /** Its outlet. */
  readonly voice: string;
  readonly titleWords: ReadonlySet<string>;
  /** Of the title and the summary. */
  readonly words: ReadonlySet<string>;
  /** What they count, each value once. */
  readonly numbers: readonly CountedNumber[];
};

/** In the order given.
 *  @param known what was read before: a version is not read twice */
export function readArticles(
  articles: readonly ArticlePreview[],
  known: readonly ReadArticle[] = [],
): ReadArticle[] {
  const byId = new Map(known.map((one) => [one.article.id, one]));
  return articles.map((article) => {
    const before = byId.get(article.id);
    if (before?.article.version === article.version) return { ...before, article };
    const { language } = article.labels;
    const text = `${article.title}\n${article.summary}`;
    const numbers = numbersIn(text, language).map((one) => [valueKey(one), one] as const);
    return {
      article,
      voice: voiceOf(article),
      titleWords: contentWords(article.title, language),
      words: contentWords(text, language),
      numbers: [...new Map(numbers.toReversed()).values()].toReversed(),
    };
  });
}

/** By when they were published; of one instant the one that a timeline has last comes first. */
export function oldestFirst(newestFirst: readonly ReadArticle[]): ReadArticle[] {
  const publishedAt = ({ article }: ReadArticle) => Date.parse(article.publishedAt);
  return newestFirst.toReversed().sort((a, b) => publishedAt(a) - publishedAt(b));
}

/** Who says something. */
export type SaidBy = Pick<ArticlePreview, 'sourceId' | 'sourceName'> & {
  readonly articleId: string;
};

export function saidBy({ id, sourceId, sourceName }: ArticlePreview): SaidBy {
  return { articleId: id, sourceId, sourceName };
}
