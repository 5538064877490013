import { eventually } from '@newsline/platform/testing';
import { Unprocessable } from './errors.ts';
import type { EventBus } from './event-bus.ts';
import { tick, Ticked, type Hear, type Tick } from './testing/ticks.ts';

/** The part of the suite that is about dead letters. `under` gives the buses of the running test. */
export function describeDeadLetters(
  under: () => { readonly bus: EventBus; readonly another: () => Promise<EventBus> },
  hear: Hear,
): void {
  it('gives up after the limit and keeps event, reason and group', async () => {
    let deliveries = 0;
    await hear('gives-up', under().bus, {
      handle: async () => {
        deliveries += 1;
        throw new Error('the disk is full');
      },
    });
    await under().bus.publish([tick(1)]);
    await eventually(async () => expect(await under().bus.deadLetters.count()).toBe(1));
    expect(deliveries).toBe(3);
    const [letter] = await under().bus.deadLetters.list({ limit: 10 });
    expect(letter).toMatchObject({
      group: 'gives-up',
      event: tick(1),
      reason: 'the disk is full',
      deliveries: 3,
    });
    expect(await under().bus.deadLetters.get(letter?.id ?? '')).toEqual(letter);
  });

  it('gives up at once on Unprocessable and on another’s data against the schema', async () => {
    let deliveries = 0;
    await hear('unprocessable', under().bus, {
      handle: async () => {
        deliveries += 1;
        throw new Unprocessable('no such article');
      },
    });
    await under().bus.publish([tick(1)]);
    const other = await under().another();
    await other.publish([{ ...tick(2), data: { n: 'two', text: '' } as unknown as Tick }]);
    await eventually(async () => expect(await under().bus.deadLetters.count()).toBe(2));
    expect(deliveries).toBe(1);
  });

  it('retries a dead letter for its own group only, with a fresh count', async () => {
    let broken = true;
    const heard: number[] = [];
    const other = await hear('other');
    await hear('mended', under().bus, {
      handle: async (events) => {
        if (broken) throw new Unprocessable('not yet');
        heard.push(...events.map(({ data }) => data.n));
      },
    });
    await under().bus.publish([tick(5)]);
    await eventually(async () => expect(await under().bus.deadLetters.count()).toBe(1));
    broken = false;
    const [letter] = await under().bus.deadLetters.list({ limit: 1 });
    expect(await under().bus.deadLetters.retry(letter?.id ?? '')).toBe(true);
    await eventually(() => expect(heard).toEqual([5]));
    expect(await under().bus.deadLetters.count()).toBe(0);
    expect(await under().bus.deadLetters.retry(letter?.id ?? '')).toBe(false);
    expect(other).toEqual([5]);
  });

  /** Gives up on ticks in two groups; the first also finds one of them wrong for another reason. */
  async function giveUp(count: number) {
    await hear('first', under().bus, {
      handle: async ([event]) => {
        throw new Unprocessable(event?.data.n === 1 ? 'it is the first 100%' : 'the disk is full');
      },
    });
    await hear('second.group', under().bus, {
      handle: async () => {
        throw new Unprocessable('no such article');
      },
    });
    await under().bus.publish(Array.from({ length: count }, (_, n) => tick(n + 1)));
    const { deadLetters } = under().bus;
    await eventually(async () => expect(await deadLetters.count()).toBe(2 * count));
    return deadLetters;
  }

  it('lists and counts dead letters by group, channel, reason and age', async () => {
    const letters = await giveUp(3);
    const anHourAgo = new Date(Date.now() - 3_600_000);
    const inAnHour = new Date(Date.now() + 3_600_000);
    const newest = (await letters.list({ limit: 1 }))[0]?.id ?? '';
    for (const [filter, expected] of [
      [{}, 6],
      [{ group: 'first' }, 3],
      [{ group: 'second' }, 0],
      [{ group: 'second.group' }, 3],
      [{ channel: Ticked.channel }, 6],
      [{ channel: 'news.test.ticked' }, 0],
      [{ reason: 'disk' }, 2],
      [{ reason: '100%' }, 1],
      [{ reason: 'disk', group: 'second.group' }, 0],
      [{ before: anHourAgo }, 0],
      [{ before: inAnHour, group: 'first' }, 3],
      [{ upTo: newest }, 6],
      [{ upTo: '0' }, 0],
    ] as const) {
      expect([filter, await letters.count(filter)]).toEqual([filter, expected]);
      expect(await letters.list({ limit: 10 }, filter)).toHaveLength(expected);
    }
  });

  it('lists dead letters in pages, newest first', async () => {
    const letters = await giveUp(4);
    const all = await letters.list({ limit: 10 });
    const pages = [];
    for (let after: string | undefined; ; after = pages.at(-1)?.id) {
      const page = await letters.list({ limit: 3, ...(after !== undefined && { after }) });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(all);
    expect(all.map(({ id }) => Number(id))).toEqual(
      all.map(({ id }) => Number(id)).toSorted((a, b) => b - a),
    );
  });

  it('discards one, and those that match, for good', async () => {
    const letters = await giveUp(3);
    const [newest] = await letters.list({ limit: 1 });
    expect(await letters.discard(newest?.id ?? '')).toBe(true);
    expect(await letters.discard(newest?.id ?? '')).toBe(false);
    expect(await letters.get(newest?.id ?? '')).toBeNull();
    expect(await letters.discardMatching({ reason: 'disk' }, 1)).toBe(1);
    expect(await letters.count({ group: 'first', reason: 'disk' })).toBeLessThanOrEqual(1);
    const left = await letters.count();
    expect(await letters.discardMatching({}, 100)).toBe(left);
    expect(await letters.count()).toBe(0);
  });

  it('retries those that match in portions, and none twice that is given up again', async () => {
    const deliveries: number[] = [];
    await hear('stubborn', under().bus, {
      handle: async (events) => {
        deliveries.push(...events.map(({ data }) => data.n));
        throw new Unprocessable('still wrong');
      },
    });
    await under().bus.publish(Array.from({ length: 5 }, (_, n) => tick(n)));
    const { deadLetters } = under().bus;
    await eventually(async () => expect(await deadLetters.count()).toBe(5));
    const filter = { upTo: (await deadLetters.list({ limit: 1 }))[0]?.id ?? '' };
    expect(await deadLetters.retryMatching(filter, 2)).toBe(2);
    expect(await deadLetters.retryMatching(filter, 2)).toBe(2);
    expect(await deadLetters.retryMatching(filter, 2)).toBe(1);
    expect(await deadLetters.retryMatching(filter, 2)).toBe(0);
    await eventually(async () => {
      expect(deliveries.toSorted()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
      expect(await deadLetters.count()).toBe(5);
    });
  });
}
