import type { Topic } from '@newsline/contracts';
import type { FullArticle } from '../read-model/news-read-model.ts';

/** A feed as it is served, in whatever format. */
export type Channel = {
  /** A URN: the feed's identity, wherever it is served. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** ISO 639-1; null where its articles are in several languages. */
  readonly language: string | null;
  /** Absolute addresses: of the feed itself, and of the page that shows the same. */
  readonly selfUrl: string;
  readonly homeUrl: string;
  /** The root of the site, without a slash at its end. */
  readonly siteUrl: string;
  readonly entries: readonly Entry[];
};

/** An article as feeds carry it. */
export type Entry = {
  /** A URN, the same for life and for every feed that the article is in. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** Safe to show as it is. */
  readonly html: string;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly source: { readonly id: string; readonly name: string; readonly feedUrl: string | null };
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly string[];
  readonly imageUrl: string | null;
  readonly published: Date;
  /** Never before `published`. */
  readonly updated: Date;
};

export type Names = {
  readonly topics: readonly Topic[];
  /** Feed addresses by source id. */
  readonly feedUrls: ReadonlyMap<string, string>;
  readonly siteUrl: string;
};

export function entryOf(article: FullArticle, { topics, feedUrls, siteUrl }: Names): Entry {
  const { language } = article.labels;
  const published = new Date(article.publishedAt);
  const edited = new Date(article.editedAt ?? article.publishedAt);
  return {
    id: urn('article', article.id),
    url: webAddress(article.url) ?? `${siteUrl}/articles/${encodeURIComponent(article.id)}`,
    title: article.title,
    summary: article.summary,
    html: article.html || paragraphs(article.text || article.summary),
    language: language === 'und' ? null : language,
    authors: article.authors,
    source: {
      id: urn('source', article.sourceId),
      name: article.sourceName,
      feedUrl: webAddress(feedUrls.get(article.sourceId) ?? null),
    },
    topics: article.labels.topics.map(({ topic: id }) => ({
      id,
      name: topics.find((topic) => topic.id === id)?.names[language === 'vi' ? 'vi' : 'en'] ?? id,
    })),
    categories: article.categories,
    imageUrl: webAddress(article.imageUrl),
    published,
    updated: edited > published ? edited : published,
  };
}

/** When anything in it changed last; the epoch for an empty feed, so that its bytes stay the same. */
export function lastUpdate({ entries }: Channel): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}

/** RFC 8141; what an id has that a URN may not is percent-encoded. */
export function urn(kind: string, id: string): string {
  return `urn:newsline:${kind}:${encodeURIComponent(id.toWellFormed())}`;
}

function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
