/** Somebody who reads while things break: walks lists to their end, page by page, from whichever
 *  replica answers, and keeps count of what no reader should see. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Of what the API says, what is looked at here. */
export type ReadArticle = { id: string; url: string; version: number; storyId: string };
export type ReadStory = { id: string; articleCount: number };
export type ReadHit = { articleId: string; url: string };

const pauseMs = 100;
/** Nobody waits for longer. */
const givenUpAfterMs = 120_000;

export class Reader {
  readonly #origins: readonly string[];
  #turn = 0;
  /** Pages that were answered, and requests that were not. */
  pages = 0;
  refused = 0;
  /** The longest time in which no page was answered, milliseconds. */
  longestWaitMs = 0;

  constructor(origins: readonly string[]) {
    this.#origins = origins;
  }

  /** All rows of a list, first to last.
   *  @throws where a row comes twice, or nothing answers for long */
  async walk<Row>(path: string, key: string, idOf: (row: Row) => string): Promise<Row[]> {
    const rows = new Map<string, Row>();
    let cursor: string | null = null;
    do {
      const page: Record<string, unknown> = await this.#page(
        `${path}limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      for (const row of page[key] as Row[]) {
        if (rows.has(idOf(row))) throw new Error(`${path} showed ${idOf(row)} twice`);
        rows.set(idOf(row), row);
      }
      cursor = page['next'] as string | null;
    } while (cursor !== null);
    return [...rows.values()];
  }

  async #page(path: string): Promise<Record<string, unknown>> {
    const began = Date.now();
    for (;;) {
      const origin = this.#origins[(this.#turn += 1) % this.#origins.length] ?? '';
      const answer = await fetch(origin + path, { signal: AbortSignal.timeout(10_000) }).catch(
        (error: unknown) => error,
      );
      if (answer instanceof Response && answer.ok) {
        this.pages += 1;
        this.longestWaitMs = Math.max(this.longestWaitMs, Date.now() - began);
        return (await answer.json()) as Record<string, unknown>;
      }
      if (answer instanceof Response && answer.status < 500)
        throw new Error(`${path} is answered ${answer.status}: ${await answer.text()}`);
      if (Date.now() - began > givenUpAfterMs)
        throw new Error(`${path} is not answered for ${givenUpAfterMs / 1000} s`, {
          cause: answer,
        });
      this.refused += 1;
      await sleep(pauseMs);
    }
  }
}
