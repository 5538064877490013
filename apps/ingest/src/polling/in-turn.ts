import type { AnnouncedArticles } from './announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';

/** By store: who looks up or announces what may be an article with that key, the last who came. */
const turns = new WeakMap<AnnouncedArticles, Map<string, Promise<void>>>();

/** Does work that looks articles up and announces what is new, after whoever does so now in this process
 *  for one of the same articles: two feeds that show an article in one moment, be it under two
 *  addresses, would both find it new. Other processes are not waited for.
 *  @param work may let the next one begin before it ends */
export async function inTurn<Result>(
  drafts: readonly ArticleDraft[],
  articles: AnnouncedArticles,
  work: (giveWay: () => void) => Promise<Result>,
): Promise<Result> {
  const ofStore = turns.get(articles) ?? new Map<string, Promise<void>>();
  turns.set(articles, ofStore);
  const keys = new Set(drafts.flatMap(keysOf));
  const before = new Set([...keys].flatMap((key) => ofStore.get(key) ?? []));
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const key of keys) ofStore.set(key, promise);
  const giveWay = () => {
    for (const key of keys) if (ofStore.get(key) === promise) ofStore.delete(key);
    resolve();
  };
  try {
    // Each waits for those who came before it, so nobody waits for ever.
    await Promise.all(before);
    return await work(giveWay);
  } finally {
    giveWay();
  }
}

function keysOf({ keys, candidates, recorded }: ArticleDraft): string[] {
  return [...keys, ...candidates.map(({ key }) => key), ...recorded];
}
