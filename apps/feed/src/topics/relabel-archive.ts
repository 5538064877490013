import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerOf, RelabelArticles, Relabelling, RequestOf } from '@newsline/contracts';
import { NoAnswer } from '@newsline/messaging';
import type { FullArticle, NewsReadModel } from '../read-model/news-read-model.ts';
import { takeTurns } from '../read-model/take-turns.ts';

/** With their texts well below the largest message of the bus, 8 MB. */
const portionSize = 200;
/** Of a text: its beginning says what it is about. */
const mostBytes = 8_000;
/** A run whose last portion is older was left by the process that did it. */
const freshMs = 60_000;

type Request = RequestOf<typeof RelabelArticles>;
type Answer = AnswerOf<typeof RelabelArticles>;

/** How a run ended: with its end, or because a later one, whose progress this is, took its place. */
export type RelabelledArchive = {
  readonly kind: 'finished' | 'replaced';
  readonly progress: Relabelling;
};

/** How to wait for whoever labels: first, at most, and all in all, in milliseconds. */
export type Patience = {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly giveUpAfterMs: number;
};
const usualPatience: Patience = { firstMs: 1_000, longestMs: 30_000, giveUpAfterMs: 300_000 };

/** A run of which nothing is done yet. */
export async function beginRelabelling(
  readModel: Pick<NewsReadModel, 'counts'>,
  now: Date,
): Promise<Relabelling> {
  const { articles: total } = await readModel.counts();
  const startedAt = now.toISOString();
  return { startedAt, updatedAt: startedAt, done: 0, total, changed: 0, isFinished: false };
}

/** Whether somebody is at work on it, as far as that shows. */
export function isUnderWay({ isFinished, updatedAt }: Relabelling, now: Date): boolean {
  return !isFinished && now.getTime() - Date.parse(updatedAt) < freshMs;
}

/** Has all articles labelled as the topics are now, newest first, one portion after the other. What
 *  comes meanwhile is labelled so already. A portion that nobody answers is tried again, after waits that
 *  grow.
 *  @param relabel asks `RelabelArticles`
 *  @param begun from `beginRelabelling`
 *  @throws {NoAnswer} when nobody has answered a portion for as long as `patience` lasts
 *  @throws at once when the signal is aborted, and what the read model throws */
export async function relabelArchive(
  readModel: Pick<NewsReadModel, 'timeline' | 'articles'>,
  relabel: (request: Request) => Promise<Answer>,
  begun: Relabelling,
  options: {
    readonly signal: AbortSignal;
    /** Called after each portion. */
    readonly onProgress?: (progress: Relabelling) => void;
    readonly patience?: Patience;
  },
): Promise<RelabelledArchive> {
  const { signal, onProgress, patience = usualPatience } = options;
  const turn = takeTurns();
  let run = begun;
  let cursor: string | null = null;
  do {
    const from: { cursor?: string } = cursor === null ? {} : { cursor };
    const { rows, next } = await readModel.timeline({}, { limit: portionSize, ...from });
    await turn();
    const ids = rows.map(({ id }) => id);
    const articles = (await readModel.articles(ids, mostBytes)).map(toBeLabelled);
    const request = { run, isLast: next === null, articles };
    const answer = await patiently(() => relabel(request), signal, patience);
    if (answer.kind === 'replaced') return answer;
    run = answer.progress;
    onProgress?.(run);
    await turn();
    cursor = next;
  } while (cursor !== null);
  return { kind: 'finished', progress: run };
}

function toBeLabelled(article: FullArticle): Request['articles'][number] {
  const { id, version, title, summary, text, languageHint, categories, labels } = article;
  return { id, version, title, summary, text, languageHint, categories, topics: labels.topics };
}

async function patiently<Result>(
  ask: () => Promise<Result>,
  signal: AbortSignal,
  { firstMs, longestMs, giveUpAfterMs }: Patience,
): Promise<Result> {
  const since = performance.now();
  for (let waitMs = firstMs; ; waitMs = Math.min(2 * waitMs, longestMs)) {
    signal.throwIfAborted();
    try {
      return await unlessAborted(ask(), signal);
    } catch (error) {
      const leftMs = giveUpAfterMs - (performance.now() - since);
      if (!(error instanceof NoAnswer) || leftMs < waitMs) throw error;
      await pause(waitMs, undefined, { signal });
    }
  }
}

/** What is asked of another service is not waited for when it is aborted. */
async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
