/** Sources that are watched while they are polled: good ones and hostile ones. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostileKind } from './kind.ts';
import type { AttackedNewsline } from './newsline.ts';

const everyMs = 250;
const addedAtOnce = 8;

/** Of what the API says of a source, what is looked at here. */
export type State = {
  readonly id: string;
  readonly url: string;
  readonly articleCount: number;
  readonly health: {
    readonly status: 'new' | 'ok' | 'failing';
    readonly problem: string | null;
    readonly problemDetails: { readonly kind: string } | null;
    readonly warnings: readonly string[];
    readonly nextPollAt: string;
  };
};

export type NewSource = {
  readonly url: string;
  readonly name: string;
  readonly fullText?: boolean;
  readonly language?: string;
};

export type HostileSource = NewSource & { readonly kind: HostileKind };

/** @param addresses of their feeds, in order */
export function hostileSources(
  kinds: readonly HostileKind[],
  addresses: readonly string[],
): HostileSource[] {
  return kinds.map((kind, at) => {
    const { name, fullText = false } = kind;
    return { kind, name, fullText, url: addresses[at] ?? '' };
  });
}

/** Adds them in their order, a few at once, `pauseMs` between, for `limitMs` at most. A Newsline that
 *  stands still answers nothing or 503: what can't be added is left out.
 *  @returns when each was added, by its address, milliseconds since the epoch */
export async function addAll(
  newsline: AttackedNewsline,
  sources: readonly NewSource[],
  { pauseMs, limitMs }: { readonly pauseMs: number; readonly limitMs: number },
): Promise<ReadonlyMap<string, number>> {
  const addedAt = new Map<string, number>();
  const deadline = Date.now() + limitMs;
  for (let at = 0; at < sources.length && Date.now() < deadline; at += addedAtOnce) {
    const batch = sources.slice(at, at + addedAtOnce).map(async (source) => {
      const { url, name, fullText, language } = source;
      const isAdded = await newsline
        .ask('/v1/sources', 'POST', { url, name, fullText, language, check: false })
        .then(
          () => true,
          () => false,
        );
      if (isAdded) addedAt.set(url, Date.now());
    });
    await Promise.all(batch);
    await sleep(pauseMs);
  }
  return addedAt;
}

/** What is known of sources, by their addresses. */
export class SourceWatch {
  readonly #newsline: AttackedNewsline;
  readonly #decidedAt = new Map<string, number>();
  #states = new Map<string, State>();

  constructor(newsline: AttackedNewsline) {
    this.#newsline = newsline;
  }

  state(url: string): State | undefined {
    return this.#states.get(url);
  }

  /** Milliseconds since the epoch when its page first said something of it, or listed an article of
   *  it; null: not yet. */
  decidedAt(url: string): number | null {
    return this.#decidedAt.get(url) ?? null;
  }

  articles(urls: readonly string[]): number {
    return urls.reduce((sum, url) => sum + (this.state(url)?.articleCount ?? 0), 0);
  }

  /** Looks again and again until `isEnough`. Whatever is not answered is asked for again.
   *  @throws where Newsline has ended by itself */
  async until(isEnough: () => boolean): Promise<void> {
    while (!isEnough()) {
      await this.#look().catch(() => {});
      this.#newsline.checkIsRunning();
      await sleep(everyMs);
    }
  }

  async #look(): Promise<void> {
    const { sources } = (await this.#newsline.ask('/v1/sources')) as { sources: State[] };
    this.#states = new Map(sources.map((state) => [state.url, state]));
    for (const { url, health, articleCount } of sources) {
      const isDecided = health.status !== 'new' || articleCount > 0;
      if (isDecided && !this.#decidedAt.has(url)) this.#decidedAt.set(url, Date.now());
    }
  }
}
