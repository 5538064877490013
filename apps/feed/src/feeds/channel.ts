import type { Topic } from '@newsline/contracts';
import type { FullArticle } from '../read-model/news-read-model.ts';
import { beginning } from '../read-model/shorten.ts';

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
  /** When anything in it changed last; the epoch for an empty feed, so that its bytes stay the same. */
  readonly updated: Date;
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
  /** The article goes on where `url` leads; the HTML ends with a link to there. */
  readonly isCut: boolean;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly source: { readonly id: string; readonly name: string; readonly feedUrl: string | null };
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly string[];
  readonly imageUrl: string | null;
  readonly enclosures: FullArticle['enclosures'];
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
  const url = webAddress(article.url) ?? `${siteUrl}/articles/${encodeURIComponent(article.id)}`;
  const html = article.html || paragraphs(article.text || article.summary);
  return {
    id: urn('article', article.id),
    url,
    title: article.title,
    summary: article.summary,
    html: article.isCut ? withWayOn(html, article, url) : html,
    isCut: article.isCut,
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
    enclosures: article.enclosures.flatMap(({ url, ...rest }) => {
      const address = webAddress(url);
      return address === null ? [] : [{ url: address, ...rest }];
    }),
    published: new Date(article.publishedAt),
    updated: updatedAt(article),
  };
}

/** What of an article a feed has room for, the fullest first: its text whole, cut, the summary, and at
 *  last the title alone. */
export function* shrinking(article: FullArticle, room: number): Generator<FullArticle> {
  yield article;
  // Once escaped, a text may be several times as long.
  for (const share of [2, 8]) {
    const text = beginning(article.text, room / share);
    const isCut = article.isCut || text.length < article.text.length;
    if (text !== '') yield { ...article, text, html: '', isCut };
  }
  const bare = { ...article, text: '', html: '', isCut: true };
  yield bare;
  yield { ...bare, summary: '', authors: [], categories: [], enclosures: [] };
}

export function updatedAt({ publishedAt, editedAt }: FullArticle): Date {
  const published = new Date(publishedAt);
  const edited = new Date(editedAt ?? publishedAt);
  return edited > published ? edited : published;
}

/** For readers of any client: no format has a word for it. */
function withWayOn(html: string, { labels, sourceName }: FullArticle, url: string): string {
  const [words, here] =
    labels.language === 'vi'
      ? [`Đọc tiếp tại ${sourceName}`, 'Đọc tiếp']
      : [`Read on at ${sourceName}`, 'Read on'];
  return `${html}\n<p>… <a href="${escaped(url)}">${escaped(sourceName ? words : here)}</a></p>`;
}

/** RFC 8141; what an id has that a URN may not is percent-encoded. */
export function urn(kind: string, id: string): string {
  return `urn:newsline:${kind}:${encodeURIComponent(id.toWellFormed())}`;
}

export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Plain text as HTML; an empty line ends a paragraph. */
export function paragraphs(text: string): string {
  return escaped(text)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
