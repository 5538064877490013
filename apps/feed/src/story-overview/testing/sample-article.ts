import type { NamedEntity } from '@newsline/contracts';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { articleUpdate } from '../../read-model/testing/sample-news.ts';

type Told = Partial<ArticlePreview> & {
  readonly id: string;
  /** Who tells it, and when: so many minutes after the story began. */
  readonly by?: string;
  readonly minute?: number;
  readonly language?: string;
  readonly topics?: readonly string[];
  readonly entities?: readonly NamedEntity[];
};

export const began = Date.UTC(2026, 1, 1, 1);
export const minutesLater = (minutes: number): string =>
  new Date(began + minutes * 60_000).toISOString();

/** An article of a story, for specs of what is made of it. */
export function told(article: Told): ArticlePreview {
  const { by = 'a', minute = 0, language = 'vi', topics = [], entities = [], ...rest } = article;
  const { article: whole, labels } = articleUpdate(
    { id: rest.id },
    { language, topics, entities: [...entities] },
  );
  const { text: _text, html: _html, ...preview } = whole;
  return {
    ...preview,
    ...{ sourceId: by, sourceName: `Báo ${by.toUpperCase()}`, summary: '' },
    ...{ publishedAt: minutesLater(minute), labels, storyId: 's', editedAt: null },
    ...rest,
  };
}

/** As stories' articles are listed. */
export function newestFirst(articles: readonly ArticlePreview[]): ArticlePreview[] {
  return articles.toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}
