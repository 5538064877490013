import type { AnswerOf, RequestOf, SubmitDocument } from '@newsline/contracts';
import { outletOf } from '@newsline/news';
import { warningText } from '../feeds/warning-text.ts';
import { announce } from './announce.ts';
import type { IngestDependencies } from './dependencies.ts';
import { draftFromHeadline, draftFromPage } from './draft-article.ts';
import { detectChanges } from './detect-changes.ts';
import { findKnown } from './find-known.ts';
import { inFeedOrder } from './feed-order.ts';

/** The source of what people submit. */
export const submissions = { id: 'submitted', name: 'Submitted' } as const;

/** Ingests a page or a text: its articles, and its headlines as articles without a text. */
export async function submitDocument(
  document: RequestOf<typeof SubmitDocument>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof SubmitDocument>> {
  const { reader, now } = dependencies;
  const at = now();
  const { body, contentType, url, language, sourceName, publishedAt } = document;
  const input = { body, contentType, now: at, ...(url !== undefined && { url }) };
  const read = await reader.readDocument(input, null);
  // Nothing is wrong with the document: whoever asks is to ask again.
  if (read.kind === 'unreadable' && read.details.kind === 'reader-busy')
    throw new Error(read.problem);
  if (read.kind === 'unreadable') return { kind: 'refused', field: 'body', reason: read.problem };
  const { articles: pages, headlines, warnings } = read.result;
  const context = {
    sourceId: submissions.id,
    // Who hands in a page with its address says that it was there.
    outlets: url === undefined ? [] : [outletOf(url)],
    now: at,
    language: language ?? null,
    folders: [],
  };
  const given = publishedAt === undefined ? null : new Date(publishedAt);
  // One address can only be one article's; on a page with several it says where they were found.
  const pageUrl = pages.length === 1 ? (url ?? null) : null;
  const drafts = [
    ...pages.map((page) => draftFromPage(page, pageUrl, given, context)),
    ...headlines.map((headline) => draftFromHeadline(headline, context)),
  ];
  if (drafts.length === 0) {
    return {
      kind: 'refused',
      field: 'body',
      reason: 'No article was found in it. Send a page, or a text whose first line is its title.',
    };
  }
  const origin = {
    sourceId: submissions.id,
    sourceName: sourceName ?? submissions.name,
    demonstration: false,
  };
  const known = await findKnown(origin.sourceId, drafts, dependencies);
  const changes = detectChanges(inFeedOrder(drafts, known), known, origin, at);
  await announce(changes, [], at, dependencies);
  const { outcomes } = changes;
  return {
    kind: 'accepted',
    ...(warnings.length > 0 && { warnings: warnings.map(warningText) }),
    articles: drafts.map(({ content }, n) => ({
      title: content.title,
      articleId: outcomes[n]?.articleId ?? '',
      version: outcomes[n]?.version ?? 1,
      outcome: outcomes[n]?.outcome ?? 'known',
      headlineOnly: n >= pages.length,
    })),
  };
}
