import {
  ArticleIngested,
  ArticleObserved,
  type Article,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { parseFeed } from '../feeds/parse-feed.ts';
import { announce } from './announce.ts';
import type { AnnouncedArticles } from './announced-articles.ts';
import { detectChanges, type DetectedChanges } from './detect-changes.ts';
import { inTurn } from './in-turn.ts';
import { draftFromFeed, type ArticleDraft } from './draft-article.ts';
import { findKnown } from './find-known.ts';

export type ReplicasUnderTest = {
  /** Of two replicas, to one empty database. */
  readonly stores: readonly AnnouncedArticles[];
  readonly stop: () => void | Promise<void>;
};

/** Breaks off before anybody is told that an article has further sources, while `isBroken`. */
class BreakableBus extends SqliteEventBus {
  isBroken = false;

  override async publish(events: readonly NewsEvent[]): Promise<void> {
    const isPointer = ({ type }: NewsEvent) => type === ArticleObserved.channel;
    if (this.isBroken && events.some(isPointer)) throw new Error('broke off');
    return super.publish(events);
  }
}

const now = new Date('2026-11-28T00:00:00Z');
const own = 'bao.example';
const entry = (title: string, hour: number) =>
  `<entry><id>tag:bao.example,2026:a</id><title>${title}</title><link href="https://bao.example/a.html"/><published>2026-11-27T01:10:07Z</published><updated>2026-11-27T0${hour}:00:00Z</updated></entry>`;
const atom = (...entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title>${entries.join('')}</feed>`;
const once = atom(entry('Bão', 1));
const edited = atom(entry('Bão', 1), entry('Bão mạnh thêm', 2));

/** A source of an outlet, and what its feed shows. */
type Poll = readonly [sourceId: string, outlet: string, feed: string];

const polls: readonly [reason: string, before: readonly Poll[], atOnce: readonly [Poll, Poll]][] = [
  [
    'two feeds of its outlet',
    [],
    [
      ['latest', own, once],
      ['world', own, once],
    ],
  ],
  [
    'two outlets that point to it',
    [],
    [
      ['one', 'mot.example', once],
      ['two', 'hai.example', once],
    ],
  ],
  [
    'a feed of its outlet and one that points to it',
    [],
    [
      ['one', 'mot.example', once],
      ['latest', own, once],
    ],
  ],
  [
    'two feeds that take it over',
    [['one', 'mot.example', once]],
    [
      ['latest', own, once],
      ['world', own, once],
    ],
  ],
  [
    'two feeds of which one has a later state as well',
    [],
    [
      ['latest', own, once],
      ['live', own, edited],
    ],
  ],
];

/** What is promised where sources show a new article in one moment, in whatever processes; `make` gives
 *  empty stores. */
export function describeSimultaneousPolls(
  name: string,
  make: () => Promise<ReplicasUnderTest>,
): void {
  describe(`${name}: an article that is new in two sources at once`, () => {
    let under: ReplicasUnderTest;
    let bus: BreakableBus;
    let ingested: Article[];
    let observed: Set<string>;
    beforeEach(async () => {
      under = await make();
      bus = new BreakableBus(openSqlite(':memory:'), { pollMs: 10 });
      ingested = [];
      observed = new Set();
      const batchSize = 50;
      await bus.subscribe({
        group: 't.a',
        contract: ArticleIngested,
        batchSize,
        handle: async (events) => void ingested.push(...events.map(({ data }) => data.article)),
      });
      await bus.subscribe({
        group: 't.o',
        contract: ArticleObserved,
        batchSize,
        handle: async (events: readonly NewsEvent<DataOf<typeof ArticleObserved>>[]) => {
          for (const { data } of events) observed.add(data.sourceId);
        },
      });
    });
    afterEach(async () => {
      await bus.close();
      await under.stop();
    });

    async function detect([sourceId, outlet, text]: Poll, at: number): Promise<DetectedChanges> {
      const drafts = await draftsOf([sourceId, outlet, text]);
      const known = await findKnown(sourceId, drafts, { articles: storeOf(at) });
      const origin = { sourceId, sourceName: sourceId, demonstration: false };
      return detectChanges(drafts, known, origin, now);
    }

    async function draftsOf([sourceId, outlet, text]: Poll): Promise<readonly ArticleDraft[]> {
      const url = `https://${outlet}/${sourceId}`;
      const feed = await parseFeed(Buffer.from(text), { now, url, sharedLinks: [] });
      const context = { sourceId, outlets: [outlet], now, language: 'vi', folders: [] };
      return feed.articles.map((article) => draftFromFeed(article, feed.feed, context));
    }

    function storeOf(at: number): AnnouncedArticles {
      const store = under.stores[at % under.stores.length];
      if (!store) throw new Error('There is no store');
      return store;
    }

    const tell = (changes: DetectedChanges, at: number) =>
      announce(changes, [], now, { articles: storeOf(at), bus });

    async function pollAtOnce(polls: readonly Poll[]): Promise<string[]> {
      const changes = await Promise.all(polls.map(detect));
      const told = await Promise.allSettled(changes.map(tell));
      return told.map(({ status }) => status).sort();
    }

    /** Whichever of equal versions a consumer takes. */
    function expectAllTold(polls: readonly Poll[]): void {
      const newest = Math.max(...ingested.map(({ version }) => version));
      for (const { sourceId, version } of ingested) {
        if (version < newest) continue;
        const shownBy = new Set([...observed, sourceId]);
        expect([...shownBy].sort()).toEqual(polls.map(([id]) => id).sort());
      }
      expect(new Set(ingested.map(({ id }) => id)).size).toBe(1);
    }

    it.each(polls)('is told of in both: %s', async (_, before, atOnce) => {
      for (const [at, poll] of before.entries()) await tell(await detect(poll, at), at);
      expect(await pollAtOnce(atOnce)).toEqual(['fulfilled', 'fulfilled']);
      await eventually(() => expectAllTold([...before, ...atOnce]));
      const [known] = await storeOf(1).find('any', [['link:https://bao.example/a.html']]);
      const isOwn = atOnce.some(([, outlet]) => outlet === own);
      expect(known?.speaker.outlet).toBe(isOwn ? own : null);
      for (const [at, poll] of atOnce.entries())
        expect((await detect(poll, at)).newVersions).toEqual([]);
    });

    it('is one, under two addresses that one process reads in one moment', async () => {
      const entryAt = (slug: string) =>
        entry('Bão', 1)
          .replace('tag:bao.example,2026:a', slug)
          .replace('/a.html', `/${slug}-5053034.html`);
      const both = ['bao', 'bao-vao-bo'].map((slug): Poll => [slug, own, atom(entryAt(slug))]);
      await Promise.all(
        both.map(async (poll) =>
          inTurn(await draftsOf(poll), storeOf(0), async () => tell(await detect(poll, 0), 0)),
        ),
      );
      await eventually(() => expectAllTold(both));
    });

    it.each(polls.filter(([, before]) => before.length === 0))(
      'is told of in both by their next polls where one broke off: %s',
      async (_, before, atOnce) => {
        bus.isBroken = true;
        expect(await pollAtOnce(atOnce)).toEqual(['fulfilled', 'rejected']);
        bus.isBroken = false;
        for (const [at, poll] of atOnce.entries()) await tell(await detect(poll, at), at);
        await eventually(() => expectAllTold([...before, ...atOnce]));
      },
    );
  });
}
