import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnownArticle } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';
import type { ArticleDraft } from './draft-article.ts';
import { isSameArticle } from './same-article.ts';

const mostLookedUpAtOnce = 200;

type Dependencies = Pick<IngestDependencies, 'articles'>;

/** What is known of each of the articles that one fetch shows; null where none is. One that none of its
 *  keys leads to may still be known under an address that its outlet has rewritten since, or in which
 *  a fragment meant nothing: then its candidate keys lead to it, and its date or words speak for it
 *  (`isSameArticle`). Two articles that are shown at one time are never one. */
export async function findKnown(
  sourceId: string,
  drafts: readonly ArticleDraft[],
  dependencies: Dependencies,
): Promise<readonly (KnownArticle | null)[]> {
  const keyLists = drafts.map(({ keys }) => keys);
  const known = [...(await find(sourceId, keyLists, dependencies))];
  const taken = new Set(known.flatMap((article) => article?.articleId ?? []));
  const open = drafts.flatMap((draft, at) =>
    known[at] === null ? draft.candidates.map((candidate) => ({ at, draft, candidate })) : [],
  );
  if (open.length === 0) return known;
  const lists = open.map(({ candidate }) => [candidate.key]);
  const found = await find(sourceId, lists, dependencies);
  const ids = [...new Set(found.flatMap((article) => article?.articleId ?? []))];
  const free = ids.filter((id) => !taken.has(id));
  if (free.length === 0) return known;
  const newest = await dependencies.articles.newest(free);
  for (const [n, { at, draft, candidate }] of open.entries()) {
    const article = found[n];
    const words = newest.get(article?.articleId ?? '');
    if (!article || !words || known[at] || taken.has(article.articleId)) continue;
    if (!isSameArticle(draft.content, words, candidate.evidence)) continue;
    taken.add(article.articleId);
    // All its keys are new.
    known[at] = { ...article, underFirstKey: false };
  }
  return known;
}

async function find(
  sourceId: string,
  keyLists: readonly (readonly string[])[],
  { articles }: Dependencies,
): Promise<readonly (KnownArticle | null)[]> {
  if (keyLists.length <= mostLookedUpAtOnce) return articles.find(sourceId, keyLists);
  const known: (KnownArticle | null)[] = [];
  for (let at = 0; at < keyLists.length; at += mostLookedUpAtOnce) {
    if (at > 0) await nextTurn();
    known.push(...(await articles.find(sourceId, keyLists.slice(at, at + mostLookedUpAtOnce))));
  }
  return known;
}
