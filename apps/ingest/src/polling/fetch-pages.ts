import type { KnownArticle } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';
import { withPage, type ArticleDraft } from './draft-article.ts';

/** A text of this many characters or more is an article, not a summary. */
const minFullText = 1_200;

/** The drafts with the text of their pages, where the feed has only a summary. Only for articles
 *  that are new or that their feed has changed. A page that cannot be fetched or read leaves its draft
 *  as it is.
 *  @param known what is known of each draft, in order */
export async function fetchPages(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
  dependencies: IngestDependencies,
): Promise<readonly ArticleDraft[]> {
  const completed: ArticleDraft[] = [];
  for (const [at, draft] of drafts.entries()) {
    const { url, text } = draft.content;
    const fingerprint = known[at]?.fingerprint;
    const isNew = !known[at] || (fingerprint !== null && fingerprint !== draft.fingerprint);
    const isCut = url !== null && !draft.urlIsShared && text.length < minFullText;
    completed.push(isNew && isCut ? await fetchPage(draft, url, dependencies) : draft);
  }
  return completed;
}

async function fetchPage(
  draft: ArticleDraft,
  pageUrl: string,
  { fetcher, reader, now }: IngestDependencies,
): Promise<ArticleDraft> {
  const accept = 'text/html, application/xhtml+xml';
  const page = await fetcher.fetch({ url: pageUrl, accept });
  if (page.kind !== 'fetched') return draft;
  const { body, contentType, url } = page;
  const read = await reader.readDocument({ body, contentType, url, now: now() }, null);
  const [article] = read.kind === 'read' ? read.result.articles : [];
  return article ? withPage(draft, article) : draft;
}
