import { setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { pauseNotes } from './engine-pause.ts';
import { Unavailable, Unprocessable } from './errors.ts';
import type { EventBus, Subscription } from './event-bus.ts';
import { describeDeadLetters } from './dead-letters.conformance.ts';
import { describeLingering } from './lingering.conformance.ts';
import { describeQuestions } from './questions.conformance.ts';
import { tick, Ticked, type Tick } from './testing/ticks.ts';
import { describeTracing } from './tracing.conformance.ts';
import { describeLeadership } from './leadership.conformance.ts';

export type BusUnderTest = {
  readonly bus: EventBus;
  /** Another bus on the same queue, as another replica would have it. */
  readonly another: () => Promise<EventBus>;
  readonly stop: () => Promise<void>;
};

/** What every adapter promises. `make` gives an empty bus whose first retry delay is about 20 ms,
 *  whose delivery limit is 3, whose leaderships last about 300 ms and whose leases last `leaseMs`:
 *  about 300 ms, if nothing is said. */
export function describeEventBus(
  name: string,
  make: (more?: { readonly leaseMs: number }) => Promise<BusUnderTest>,
): void {
  describe(`${name} keeps what EventBus agrees`, () => {
    let under: BusUnderTest;
    let bus: EventBus;
    beforeEach(async () => {
      under = await make();
      bus = under.bus;
    });
    afterEach(() => under.stop());

    /** Subscribes and collects the numbers received. */
    async function hear(group: string, on: EventBus = bus, more: Partial<Subscription<Tick>> = {}) {
      const heard: number[] = [];
      await on.subscribe<Tick>({
        group,
        contract: Ticked,
        batchSize: 1,
        handle: async (events) => void heard.push(...events.map(({ data }) => data.n)),
        ...more,
      });
      return heard;
    }

    it('gives every group every event, whole', async () => {
      const seen: NewsEvent<Tick>[] = [];
      const first = await hear('one');
      await hear('two', bus, {
        batchSize: 10,
        handle: async (events) => void seen.push(...events),
      });
      const events = [tick(1, 'Tiếng Việt 🗞'), tick(2)];
      await bus.publish(events);
      await eventually(() => expect([...first].sort()).toEqual([1, 2]));
      await eventually(() => expect(seen).toHaveLength(2));
      expect(seen).toEqual(expect.arrayContaining(events));
    });

    it('shares a group’s events among its subscribers', async () => {
      // So long that no hold-up of this process ends a lease: then the event would come again.
      const patient = await make({ leaseMs: 60_000 });
      const replica = await patient.another();
      const heard = [await hear('shared', patient.bus), await hear('shared', replica)];
      await patient.bus.publish(Array.from({ length: 200 }, (_, n) => tick(n)));
      await eventually(() => expect(heard.flat()).toHaveLength(200));
      expect(new Set(heard.flat()).size).toBe(200);
      await patient.stop();
    });

    it('has as many batches in work as a subscriber allows, and no more', async () => {
      const gate = Promise.withResolvers<void>();
      const begun: number[] = [];
      const working = await hear('busy', bus, {
        batchSize: 2,
        inFlight: 3,
        handle: async (events) => {
          begun.push(events.length);
          await gate.promise;
        },
      });
      const others = await hear('others');
      await bus.publish(Array.from({ length: 20 }, (_, n) => tick(n)));
      await eventually(() => expect(others).toHaveLength(20));
      expect(begun).toHaveLength(3);
      gate.resolve();
      await eventually(() => expect(begun.reduce((sum, count) => sum + count, 0)).toBe(20));
      expect(working).toEqual([]);
    });

    it('lets a new group hear what is kept from before', async () => {
      await hear('early');
      await bus.publish([tick(1)]);
      const late = await hear('late');
      await eventually(() => expect(late).toEqual([1]));
    });

    it('keeps what was published while nobody of the group was there', async () => {
      const replica = await under.another();
      await hear('away', replica);
      await replica.close();
      await bus.publish([tick(7)]);
      const heard = await hear('away');
      await eventually(() => expect(heard).toEqual([7]));
    });

    it('drops a repeated id inside the window', async () => {
      const heard = await hear('once');
      await bus.publish([tick(1), tick(1)]);
      await bus.publish([tick(1), tick(2)]);
      await eventually(() => expect(heard).toContain(2));
      expect(heard.filter((n) => n === 1)).toHaveLength(1);
    });

    it('hands over batches up to the size asked for', async () => {
      const sizes: number[] = [];
      await bus.publish(Array.from({ length: 25 }, (_, n) => tick(n)));
      await hear('batches', bus, {
        batchSize: 10,
        handle: async (events) => void sizes.push(events.length),
      });
      await eventually(() => expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(25));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
      expect(sizes.length).toBeLessThan(25);
    });

    describeDeadLetters(() => under, hear);
    describeLingering(() => bus, hear);
    describeLeadership(() => under, hear);

    it('redelivers after a throw, with a growing delay', async () => {
      const at: number[] = [];
      await hear('retries', bus, {
        handle: async () => {
          at.push(performance.now());
          if (at.length < 3) throw new Error('a hiccup');
        },
      });
      await bus.publish([tick(1)]);
      await eventually(() => expect(at).toHaveLength(3));
      const [first = 0, second = 0, third = 0] = at;
      expect(second - first).toBeGreaterThanOrEqual(14);
      expect(third - second).toBeGreaterThanOrEqual(29);
      expect(await bus.deadLetters.count()).toBe(0);
    });

    it('redelivers alone what failed in a batch, and only that where it is named', async () => {
      const deliveries: number[][] = [];
      await bus.publish([tick(1), tick(2), tick(3)]);
      await hear('named', bus, {
        batchSize: 10,
        handle: async (events) => {
          deliveries.push(events.map(({ data }) => data.n));
          const bad = events.find(({ data }) => data.n === 2);
          return bad && deliveries.length === 1
            ? [{ eventId: bad.id, error: new Error('only this one') }]
            : undefined;
        },
      });
      await eventually(() => expect(deliveries.flat().filter((n) => n === 2)).toHaveLength(2));
      expect(deliveries.at(-1)).toEqual([2]);
      expect(
        deliveries
          .flat()
          .filter((n) => n !== 2)
          .sort(),
      ).toEqual([1, 3]);
    });

    it('one bad event of a thrown batch takes no other with it', async () => {
      const good = new Set<number>();
      await bus.publish([tick(1), tick(2), tick(3)]);
      await hear('thrown', bus, {
        batchSize: 10,
        handle: async (events) => {
          if (events.some(({ data }) => data.n === 2)) throw new Error('number two');
          for (const { data } of events) good.add(data.n);
        },
      });
      await eventually(async () => expect(await bus.deadLetters.count()).toBe(1));
      expect([...good].sort()).toEqual([1, 3]);
    });

    it('gives a handler what the schema makes of another’s data, and keeps it as it was', async () => {
      const seen: NewsEvent<Tick>[] = [];
      await hear('parsed', bus, {
        handle: async (events) => {
          seen.push(...events);
          throw new Unprocessable('seen');
        },
      });
      const earlier = { ...tick(1), data: { n: 1 } as Tick };
      await (await under.another()).publish([earlier]);
      await eventually(async () => expect(await bus.deadLetters.count()).toBe(1));
      expect(seen.map(({ data }) => data)).toEqual([{ n: 1, text: '' }]);
      expect((await bus.deadLetters.list({ limit: 1 }))[0]?.event).toEqual(earlier);
    });

    it('does not redeliver while a long handler is at work', async () => {
      let deliveries = 0;
      let done = false;
      const handle = async () => {
        deliveries += 1;
        await sleep(900);
        done = true;
      };
      await hear('slow', bus, { handle });
      await hear('slow', await under.another(), { handle });
      await bus.publish([tick(1)]);
      await eventually(() => expect(done).toBe(true));
      expect(deliveries).toBe(1);
    });

    it('waits for the running handler when it closes, and takes no new event', async () => {
      const begun = Promise.withResolvers<void>();
      const finished: number[] = [];
      await hear('closing', bus, {
        handle: async (events) => {
          begun.resolve();
          await sleep(50);
          finished.push(...events.map(({ data }) => data.n));
        },
      });
      await bus.publish([tick(1), tick(2)]);
      await begun.promise;
      await bus.close();
      expect(finished).toHaveLength(1);
      const rest = await hear('closing', await under.another());
      await eventually(() => expect([...finished, ...rest].sort()).toEqual([1, 2]));
    });

    it('waits for an engine that is away, with all it has in hand, and counts nothing', async () => {
      let calls = 0;
      const seen: number[] = [];
      await hear('patient', bus, {
        batchSize: 10,
        handle: async (events) => {
          calls += 1;
          if (calls <= 2) throw new Unavailable('Sundial', 'No sun');
          seen.push(...events.map(({ data }) => data.n));
        },
      });
      await bus.publish([tick(1), tick(2)]);
      const note =
        /^patient waits for Sundial, which is away since 2\d{3}-.*; it goes on by itself$/;
      await eventually(() => expect(pauseNotes()).toEqual([expect.stringMatching(note)]));
      await eventually(() => expect(seen.toSorted()).toEqual([1, 2]));
      await eventually(() => expect(pauseNotes()).toEqual([]));
      expect(await bus.deadLetters.count()).toBe(0);
      expect(await bus.lag()).toContainEqual(expect.objectContaining({ pending: 0 }));
    });

    it('counts nothing either where it is closed while it waits', async () => {
      const away = async () => {
        begun.resolve();
        throw new Unavailable('Sundial', 'No sun');
      };
      let begun = Promise.withResolvers<void>();
      await bus.publish([tick(1)]);
      for (let restarts = 0; restarts < 5; restarts += 1) {
        const waiting = await under.another();
        begun = Promise.withResolvers<void>();
        await hear('restarted', waiting, { handle: away });
        await begun.promise;
        await waiting.close();
      }
      const seen = await hear('restarted', await under.another());
      await eventually(() => expect(seen).toEqual([1]));
      expect(await bus.deadLetters.count()).toBe(0);
    });

    it('says how far a group is behind', async () => {
      await hear('ahead');
      const gate = Promise.withResolvers<void>();
      await hear('behind', bus, { handle: () => gate.promise });
      await bus.publish([tick(1), tick(2), tick(3)]);
      await eventually(async () => {
        const lag = new Map((await bus.lag()).map(({ group, pending }) => [group, pending]));
        expect(lag.get('ahead')).toBe(0);
        expect(lag.get('behind')).toBe(3);
      });
      gate.resolve();
    });

    it('refuses a group’s name that not every engine takes', async () => {
      await expect(hear('Not a name')).rejects.toThrow('Not a name');
    });

    describeQuestions(() => bus);
    describeTracing(() => bus);
  });
}
