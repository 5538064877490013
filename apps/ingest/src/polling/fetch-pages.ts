import type { Fetcher } from './fetcher.ts';
import type { Reader } from './reader.ts';
import type { Source } from './source-store.ts';
import type { AnnouncedArticles } from './announced-articles.ts';
import { withPage } from './draft-article.ts';
import type { ArticleDraft } from './detect-changes.ts';

/** A text of this many characters or more is an article, not a summary. */
const minFullText = 1_200;

type Tools = {
  readonly articles: AnnouncedArticles;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly now: () => Date;
};

/** The drafts with the text of their pages, where the feed has only a summary. Only for articles
 *  that are new or that their feed has changed. A page that cannot be fetched or read leaves its draft
 *  as it is. */
export async function fetchPages(
  drafts: readonly ArticleDraft[],
  source: Source,
  { articles, fetcher, reader, now }: Tools,
): Promise<readonly ArticleDraft[]> {
  const known = await articles.find(
    source.id,
    drafts.map(({ keys }) => keys),
  );
  const done: ArticleDraft[] = [];
  for (const [at, draft] of drafts.entries()) {
    const before = known[at]?.fingerprint;
    const isNew = known[at] === null || (before !== null && before !== draft.fingerprint);
    const isCut = draft.url !== null && !draft.urlIsShared && draft.text.length < minFullText;
    done.push(isNew && isCut ? await withItsPage(draft) : draft);
  }
  return done;

  async function withItsPage(draft: ArticleDraft): Promise<ArticleDraft> {
    const page = await fetcher.fetch({
      url: draft.url ?? '',
      accept: 'text/html, application/xhtml+xml',
    });
    if (page.kind !== 'fetched') return draft;
    const { body, contentType, url } = page;
    const read = await reader.readDocument({ body, contentType, url, now: now() });
    const [article] = read.kind === 'read' ? read.result.articles : [];
    return article ? withPage(draft, article) : draft;
  }
}
