import type { IngestDependencies } from './dependencies.ts';
import { withPage, type ArticleDraft } from './draft-article.ts';
import type { FetchOutcome } from './fetcher.ts';
import type { PollNotes } from './poll-notes.ts';
import type { Leave } from './host-pace.ts';

export type PageControl = {
  /** Polling is being stopped. */
  readonly stopping: AbortSignal;
  /** No more pages are fetched for this poll. */
  readonly outOfTime: AbortSignal;
};

/** The draft with the text of its page; as it is where that can't be fetched or read, or may not.
 *  @throws when polling is being stopped */
export async function fetchPage(
  draft: ArticleDraft,
  of: string,
  dependencies: IngestDependencies,
  { stopping, outOfTime }: PageControl,
  notes: PollNotes,
): Promise<ArticleDraft> {
  const { reader, now } = dependencies;
  const signal = AbortSignal.any([stopping, outOfTime]);
  try {
    const page = await new PageVisit(dependencies, notes, signal).fetch(draft.content.url ?? '');
    if (page?.kind !== 'fetched') return draft;
    const { body, contentType, url } = page;
    const read = await reader.readDocument({ body, contentType, url, now: now() }, of);
    if (read.kind !== 'read') return draft;
    for (const warning of read.result.warnings)
      notes.add('onPages' in warning ? { ...warning, onPages: true } : warning);
    const [article] = read.result.articles;
    return article ? withPage(draft, article) : draft;
  } catch (error) {
    if (!outOfTime.aborted || stopping.aborted) throw error;
    return draft;
  }
}

/** Fetches one page from host to host: each in its turn, and as its robots.txt allows. */
class PageVisit {
  readonly #dependencies: IngestDependencies;
  readonly #notes: PollNotes;
  readonly #signal: AbortSignal;
  #leave: Leave = () => {};
  /** Between two pages of the host, as it asks; 0: it asks for none. */
  #pauseMs = 0;

  constructor(dependencies: IngestDependencies, notes: PollNotes, signal: AbortSignal) {
    this.#dependencies = dependencies;
    this.#notes = notes;
    this.#signal = signal;
  }

  /** Null: it may not be fetched. */
  async fetch(address: string): Promise<FetchOutcome | null> {
    const { fetcher } = this.#dependencies;
    let at = new URL(address);
    try {
      if (!(await this.#enter(at, this.#signal))) return null;
      const page = await fetcher.fetch({
        url: address,
        accept: 'text/html, application/xhtml+xml',
        // Whoever it leads to is asked no more often than if the feed had named them.
        onRedirect: async (to, fetchSignal) => {
          const signal = AbortSignal.any([this.#signal, fetchSignal]);
          const isElsewhere = to.origin !== at.origin;
          // Its robots.txt is fetched in the host's turn: whoever waits for that has left.
          if (isElsewhere) this.#end(to.host === at.host ? 0 : undefined);
          at = to;
          const mayGoOn = isElsewhere ? await this.#enter(to, signal) : this.#isPermitted(to);
          if (!mayGoOn) throw new Error('Its robots.txt does not allow it.');
        },
      });
      this.#noteBusy(page);
      return page;
    } finally {
      this.#end();
    }
  }

  async #enter(to: URL, signal: AbortSignal): Promise<boolean> {
    const { robots, pace } = this.#dependencies;
    if (this.#notes.busyHosts.has(to.host)) return false;
    const permission = await robots.permit(to, signal);
    this.#note(to.host, permission.kind);
    if (permission.kind !== 'allowed') return false;
    this.#pauseMs = permission.pauseMs;
    this.#leave = await pace.enter(to.host, signal);
    return true;
  }

  #isPermitted(to: URL): boolean {
    const { kind } = this.#dependencies.robots.known(to) ?? { kind: 'allowed' };
    this.#note(to.host, kind);
    return kind === 'allowed';
  }

  #end(pauseMs = Math.max(this.#dependencies.pace.pauseMs, this.#pauseMs)): void {
    this.#leave(pauseMs);
  }

  #noteBusy(page: FetchOutcome): void {
    if (page.kind !== 'failed' || page.busyHost === undefined || !page.retryAfterMs) return;
    this.#notes.busyHosts.set(page.busyHost, page.retryAfterMs);
    this.#notes.add({ kind: 'busy-host', host: page.busyHost });
  }

  #note(host: string, kind: 'allowed' | 'disallowed' | 'unknown'): void {
    if (kind === 'disallowed') this.#notes.add({ kind: 'pages-disallowed', host });
    if (kind === 'unknown') this.#notes.add({ kind: 'unreadable-robots', host });
  }
}
