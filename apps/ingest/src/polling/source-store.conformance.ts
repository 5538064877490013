import type { Subscription } from './websub/subscription.ts';
import type { Source, SourceStore } from './source-store.ts';

export type SourceStoreUnderTest = {
  readonly store: SourceStore;
  readonly stop: () => void | Promise<void>;
};

const minute = 60_000;
export const noon = new Date('2026-01-02T12:00:00.000Z');

/** So many minutes after noon. */
export function at(minutes: number): Date {
  return new Date(noon.getTime() + minutes * minute);
}

/** A source that is due so many minutes after noon. */
export function source(id: string, dueAfter = 0, more: Partial<Source> = {}): Source {
  return {
    id,
    name: '$Báo 🗞',
    url: `https://${id}.example/rss?a.b=1`,
    siteUrl: null,
    language: 'vi',
    folders: ['Thế giới', '$set'],
    fullText: false,
    readAs: 'list',
    outlet: null,
    demonstration: false,
    addedAt: at(-60).toISOString(),
    moved: null,
    health: {
      status: 'new',
      lastPolledAt: null,
      lastChangedAt: null,
      nextPollAt: at(dueAfter).toISOString(),
      endedAt: null,
      nextPollReason: null,
      articlesPerDay: 2.5,
      failures: 0,
      problem: null,
      problemDetails: null,
      warnings: [],
      warningDetails: [],
      outage: null,
      articlesSeen: 0,
    },
    sharedLinks: [],
    listPaths: ['a.b', '$c'],
    validators: { etag: '"1"', lastModified: null, bodyHash: null },
    redirect: null,
    schedule: {
      rhythm: { articles: 1.5, hours: 20.25, asOf: at(-5).toISOString() },
      ttlMinutes: null,
      skipHours: [0, 23],
      skipDays: [],
    },
    subscription: null,
    ...more,
  };
}

const subscription: Subscription = {
  hub: 'https://hub.example/?a.b=$c',
  topic: 'https://a.example/rss',
  token: '$t.k',
  secret: 's',
  state: 'verified',
  requestedAt: at(-9).toISOString(),
  leaseEndsAt: at(900).toISOString(),
  lastPushAt: at(-5).toISOString(),
};

/** A source that somebody asked for, so many minutes after noon. */
function asked(id: string, minutes: number): Source {
  const { health } = source(id, minutes);
  return source(id, minutes, {
    health: { ...health, nextPollReason: { kind: 'asked', values: {} } },
  });
}

/** What every adapter promises; `make` gives an empty store. */
/** As it is for the five minutes after noon during which its host is left alone. */
function paused(found: Source): Source {
  const nextPollReason = { kind: 'retry-after', values: { seconds: '300' } } as const;
  return { ...found, health: { ...found.health, nextPollReason } };
}

export function describeSourceStore(name: string, make: () => Promise<SourceStoreUnderTest>): void {
  describe(`${name} keeps what SourceStore agrees`, () => {
    let under: SourceStoreUnderTest;
    let store: SourceStore;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.stop());

    const dueAt = async (minutes: number, limit = 9) =>
      (await store.due(at(minutes), limit)).map(({ id }) => id);
    const lease = (id: string, minutes = 0) => store.lease(id, at(minutes), minute);

    it('finds sources by id and by address', async () => {
      const [a, b] = [source('a'), source('b')];
      await store.put(b);
      await store.put(a);
      expect(await store.all()).toEqual([a, b]);
      expect(await store.get('a')).toEqual(a);
      expect(await store.getByUrl(b.url)).toEqual(b);
      expect(await store.get('c')).toBeNull();
      expect(await store.getByUrl('https://c.example/')).toBeNull();
    });

    it('keeps the latest state, and one source to an address', async () => {
      await store.put(source('a'));
      const moved = source('a', 5, { url: 'https://moved.example/', name: 'Khác' });
      await store.put(moved);
      expect(await store.all()).toEqual([moved]);
      expect(await store.getByUrl(source('a').url)).toBeNull();
      await expect(store.put(source('b', 0, { url: moved.url }))).rejects.toThrow();
      expect(await store.all()).toEqual([moved]);
    });

    it('saves polls of what is there, and brings nothing back', async () => {
      await store.put(source('a'));
      const polled = source('a', 15);
      expect(await store.savePoll(polled, source('a'))).toEqual(polled);
      expect(await store.get('a')).toEqual(polled);
      expect(await store.remove('a')).toBe(true);
      expect(await store.remove('a')).toBe(false);
      expect(await store.savePoll(polled, source('a'))).toBeNull();
      expect(await store.pollSoon('a', noon)).toBe(false);
      expect(await store.all()).toEqual([]);
    });

    it('keeps what was changed while a source was polled', async () => {
      await store.put(source('a'));
      const leased = (await store.lease('a', noon, 60_000)) as Source;
      await store.put({ ...leased, name: 'Báo khác', folders: ['Thế giới'] });
      await store.pollSoon('a', at(3));
      const stored = await store.savePoll({ ...source('a', 15), name: 'Tên của nguồn' }, leased);
      expect(stored).toEqual({ ...asked('a', 3), name: 'Báo khác', folders: ['Thế giới'] });
      expect(await store.get('a')).toEqual(stored);
      expect(await dueAt(3)).toEqual(['a']);
    });

    it('keeps that a poll moved a source, unless its address was changed meanwhile', async () => {
      const moves = { from: source('a').url, to: 'https://new.example/', at: at(0).toISOString() };
      const moved = source('a', 15, { url: moves.to, moved: { ...moves, takenBy: null } });
      await store.put(source('a'));
      await store.put(source('b'));
      expect(await store.savePoll(moved, source('a'))).toEqual(moved);
      expect(await store.getByUrl(moves.to)).toEqual(moved);
      expect(await store.getByUrl(source('a').url)).toBeNull();
      const given = source('b', 0, { url: 'https://given.example/' });
      await store.put(given);
      const polled = { ...moved, id: 'b', url: 'https://b2.example/' };
      expect(await store.savePoll(polled, source('b'))).toMatchObject({
        url: given.url,
        moved: null,
        validators: given.validators,
      });
      await expect(store.savePoll({ ...given, url: moves.to }, given)).rejects.toThrow();
      expect(await store.get('a')).toEqual(moved);
    });

    it('makes a source due that somebody asks for, before all others, and changes nothing else', async () => {
      for (const each of [source('a', 15), source('b', -60)]) await store.put(each);
      expect(await store.pollSoon('a', at(0))).toBe(true);
      expect(await store.get('a')).toEqual(asked('a', 0));
      expect(await store.due(at(0), 9)).toEqual([
        { id: 'a', url: source('a').url, isAsked: true },
        { id: 'b', url: source('b').url, isAsked: false },
      ]);
      expect(await lease('a')).toEqual(asked('a', 0));
    });

    it('keeps a subscription, which polls don’t change that began before', async () => {
      await store.put(source('a'));
      await lease('a');
      expect(await store.setSubscription('a', subscription)).toBe(true);
      const subscribed = source('a', 15, { subscription });
      expect(await store.savePoll(source('a', 15), source('a'))).toEqual(subscribed);
      const polled = { ...subscribed, subscription: { ...subscription, lastPushAt: null } };
      await store.savePoll(polled, subscribed);
      expect(await store.get('a')).toEqual(polled);
      await store.setSubscription('a', null);
      expect(await store.get('a')).toEqual(source('a', 15));
      expect(await store.setSubscription('b', subscription)).toBe(false);
    });

    it('does not forget by other changes that somebody asked', async () => {
      await store.put(source('b', -60));
      await store.put(source('a', 15));
      await store.pollSoon('a', at(0));
      await store.put({ ...asked('a', 0), name: 'Khác' });
      expect(await dueAt(0)).toEqual(['a', 'b']);
      await store.savePoll(source('a', 15), asked('a', 0));
      expect(await dueAt(20)).toEqual(['b', 'a']);
    });

    it('postpones what is due sooner at a host, and is not leased', async () => {
      const addresses = {
        feed: 'https://bao.example/rss',
        plain: 'http://bao.example/',
        port: 'https://bao.example:8443/rss',
        below: 'https://rss.bao.example/',
        longer: 'https://bao.example.net/',
        later: 'https://bao.example/later',
        leased: 'https://bao.example/leased',
      };
      for (const [id, url] of Object.entries(addresses))
        await store.put(source(id, id === 'later' ? 9 : 0, { url }));
      await lease('leased');
      const postponed = await store.postpone('bao.example', at(5), noon);
      const changed = ['feed', 'plain'] as const;
      expect(postponed.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        changed.map((id) => paused(source(id, 5, { url: addresses[id] }))),
      );
      expect(await store.get('feed')).toEqual(postponed.find(({ id }) => id === 'feed'));
      expect((await dueAt(0.5)).toSorted()).toEqual(['below', 'longer', 'port']);
      expect(await dueAt(5)).toHaveLength(6);
      expect(await store.postpone('bao.example', at(4), at(5))).toMatchObject([{ id: 'leased' }]);
      expect(await store.postpone('bao.example:8443', at(4), at(5))).toMatchObject([
        { id: 'port' },
      ]);
    });

    it('lists what is due, the longest overdue first', async () => {
      for (const each of [source('later', 1), source('now'), source('b', -2), source('a', -1)])
        await store.put(each);
      expect(await dueAt(0)).toEqual(['b', 'a', 'now']);
      expect(await dueAt(0, 2)).toEqual(['b', 'a']);
      expect(await store.due(at(-2), 9)).toEqual([
        { id: 'b', url: source('b').url, isAsked: false },
      ]);
    });

    it('gives a source to one of many who try to lease it', async () => {
      await store.put(source('a', -1));
      await store.put(source('b', 0));
      const leased = await Promise.all(Array.from({ length: 20 }, () => lease('a')));
      expect(leased.filter((each) => each !== null)).toEqual([source('a', -1)]);
      expect(await dueAt(0, 1)).toEqual(['b']);
    });

    it('leases no source that is not there, or not due', async () => {
      await store.put(source('a', 1));
      expect(await lease('a')).toBeNull();
      expect(await lease('b')).toBeNull();
    });

    it('leases a source again when its lease has expired', async () => {
      await store.put(source('a'));
      await lease('a');
      expect(await dueAt(0.9)).toEqual([]);
      expect(await lease('a', 0.9)).toBeNull();
      expect(await dueAt(1)).toEqual(['a']);
      expect(await lease('a', 1)).toEqual(source('a'));
      expect(await dueAt(1.9)).toEqual([]);
    });

    it('extends a lease', async () => {
      await store.put(source('a'));
      await store.put(source('free'));
      await lease('a');
      for (const id of ['a', 'free', 'nothing']) await store.extendLease(id, at(0.5), minute);
      expect(await dueAt(1.4)).toEqual(['free']);
      expect(await dueAt(1.5)).toHaveLength(2);
    });

    it.each([
      ['put, as by an operator', () => store.put(source('a', 0, { name: 'Khác' }))],
      ['made due', () => store.pollSoon('a', at(-5))],
    ])('leaves the lease of a source that is %s', async (_, change) => {
      await store.put(source('a'));
      await lease('a');
      await change();
      expect(await dueAt(0.9)).toEqual([]);
      expect(await lease('a', 0.9)).toBeNull();
      expect(await dueAt(1)).toEqual(['a']);
    });

    it.each([
      ['polled', () => store.savePoll(source('a', -1), source('a'))],
      ['released', () => store.releaseLease('a')],
      ['removed and added again', () => store.remove('a').then(() => store.put(source('a')))],
    ])('leases a source that was %s', async (_, end) => {
      await store.put(source('a'));
      await lease('a');
      await end();
      await store.extendLease('a', noon, minute);
      expect(await dueAt(0)).toEqual(['a']);
      expect(await lease('a')).not.toBeNull();
    });
  });
}
