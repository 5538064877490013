/** A Newsline whose sources are good and hostile: has all of them polled, and watches. */
import { setTimeout as sleep } from 'node:timers/promises';
import { forgedWord } from './lies.ts';
import type { AttackedNewsline } from './newsline.ts';
import type { KindRow } from './report.ts';
import { rowsOf } from './rows.ts';
import type { Asked } from './server.ts';
import { addAll, type HostileSource, type NewSource, SourceWatch, type State } from './sources.ts';

/** Not all of the world's hostile servers are met at once: a few sources are added every so often. */
const adding = { pauseMs: 2_000, limitMs: 60_000 };
/** After the last was added, all are watched for the first of these times, and until the page of each
 *  says what it is for the second at most. */
const [watchMs, longestWatchMs] = [60_000, 90_000];
const pollAgainEveryMs = 12_000;
const dayMs = 24 * 3_600_000;

export type Attack = {
  readonly rows: readonly KindRow[];
  readonly good: GoodArticles;
  /** Articles of the timeline's first page that are dated a day from now or later; null: it did not
   *  come. */
  readonly fromTheFuture: number | null;
  /** Null: Newsline did not answer that. */
  readonly deadLetters: number | null;
};

/** The articles of the good sources, as readers find them at last. */
export type GoodArticles = {
  readonly listed: number;
  /** With the words of another source. */
  readonly forged: number;
  /** Seconds after the last of these sources was added; null where not all came. */
  readonly completeAfterS: number | null;
  /** Why they could not be listed; null where they could. */
  readonly problem: string | null;
};

export class AttackedSources {
  readonly #newsline: AttackedNewsline;
  readonly #good: readonly NewSource[];
  readonly #hostile: readonly HostileSource[];
  readonly #watch: SourceWatch;
  #goodAddedAt = Infinity;
  #completeAt: number | null = null;

  constructor(
    newsline: AttackedNewsline,
    good: readonly NewSource[],
    hostile: readonly HostileSource[],
  ) {
    this.#newsline = newsline;
    this.#good = good;
    this.#hostile = hostile;
    this.#watch = new SourceWatch(newsline);
  }

  /** @param perSource how many articles each good source has */
  async watch(perSource: number): Promise<void> {
    const watch = this.#watch;
    const goodUrls = this.#good.map(({ url }) => url);
    const all = mixed(this.#hostile, this.#good);
    let addedAt = Infinity;
    const addAndPoll = async () => {
      const times = await addAll(this.#newsline, all, adding);
      addedAt = Date.now();
      this.#goodAddedAt = Math.max(...goodUrls.map((url) => times.get(url) ?? Infinity));
      await this.#pollAgain();
    };
    await Promise.all([
      addAndPoll(),
      watch.until(() => {
        if (watch.articles(goodUrls) >= goodUrls.length * perSource)
          this.#completeAt ??= Date.now();
        const isDecided = all.every(({ url }) => isNamed(watch.state(url)));
        return Date.now() - addedAt > (isDecided ? watchMs : longestWatchMs);
      }),
    ]);
  }

  /** What came of it, when it has been watched.
   *  @param asked what the hostile servers were asked, by the names of their kinds */
  async outcome(asked: Readonly<Record<string, Asked>>): Promise<Attack> {
    const completeAfterS =
      this.#completeAt === null ? null : Math.max(0, this.#completeAt - this.#goodAddedAt) / 1000;
    return {
      rows: await rowsOf(this.#newsline, this.#watch, this.#hostile, asked),
      good: { completeAfterS, ...(await this.#goodArticles()) },
      fromTheFuture: await this.#fromTheFuture(),
      deadLetters: await this.#deadLetters(),
    };
  }

  /** Has all that are known polled once more. */
  async pollAll(): Promise<void> {
    await this.#poll([...this.#hostile, ...this.#good]);
  }

  /** As an operator does who looks at kinds that show what they are in several polls only. */
  async #pollAgain(): Promise<void> {
    const mostPolls = Math.max(...this.#hostile.map(({ kind }) => kind.polls ?? 1));
    for (let poll = 2; poll <= mostPolls; poll += 1) {
      await sleep(pollAgainEveryMs);
      await this.#poll(this.#hostile.filter(({ kind }) => (kind.polls ?? 1) >= poll));
    }
  }

  async #poll(sources: readonly NewSource[]): Promise<void> {
    const ids = this.#idsOf(sources);
    // One that is not answered is not polled, which its row shows.
    const ask = (id: string) =>
      this.#newsline.ask(`/v1/sources/${id}/poll`, 'POST').catch(() => {});
    await Promise.all(ids.map(ask));
  }

  #idsOf(sources: readonly NewSource[]): string[] {
    return sources.flatMap(({ url }) => this.#watch.state(url)?.id ?? []);
  }

  async #goodArticles(): Promise<Omit<GoodArticles, 'completeAfterS'>> {
    type Page = { articles: { id: string; title: string }[]; next: string | null };
    const titles = new Map<string, string>();
    const ids = this.#idsOf(this.#good).map(encodeURIComponent).join(',');
    let problem: string | null = null;
    try {
      for (let next: string | null = ''; next !== null;) {
        const cursor: string = next && `&cursor=${encodeURIComponent(next)}`;
        const path = `/v1/timeline?limit=100&source=${ids}${cursor}`;
        const page = (await this.#newsline.ask(path)) as Page;
        for (const { id, title } of page.articles) titles.set(id, title);
        next = page.next;
      }
    } catch (error) {
      problem = String(error);
    }
    const forged = [...titles.values()].filter((title) => title.includes(forgedWord)).length;
    return { listed: titles.size, forged, problem };
  }

  async #fromTheFuture(): Promise<number | null> {
    type Page = { articles: { publishedAt: string }[] };
    const page = await this.#asked<Page>('/v1/timeline?limit=100');
    const isFuture = (at: string) => Date.parse(at) > Date.now() + dayMs;
    return page?.articles.filter(({ publishedAt }) => isFuture(publishedAt)).length ?? null;
  }

  async #deadLetters(): Promise<number | null> {
    return (await this.#asked<{ total: number }>('/v1/dead-letters'))?.total ?? null;
  }

  async #asked<Answer>(path: string): Promise<Answer | null> {
    return (await this.#newsline.ask(path).catch(() => null)) as Answer | null;
  }
}

const isNamed = (state: State | undefined) => state !== undefined && state.health.status !== 'new';

/** The good ones are neither first nor last, and kinds that are alike do not come together. */
function mixed(hostile: readonly HostileSource[], good: readonly NewSource[]): NewSource[] {
  const columns = good.length;
  return good.flatMap((source, column) => {
    const some = hostile.filter((_, at) => at % columns === column);
    return [...some, source];
  });
}
