import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@newsline/platform/testing';
import type { EventBus } from './event-bus.ts';
import { tick, type Hear } from './testing/ticks.ts';

/** The part of the suite that is about lingering. `bus` gives the bus of the running test. */
export function describeLingering(bus: () => EventBus, hear: Hear): void {
  it('hands over together what comes within the time to linger', async () => {
    const batches: number[][] = [];
    await hear('lingering', bus(), {
      batchSize: 10,
      lingerMs: 250,
      handle: async (events) => void batches.push(events.map(({ data }) => data.n)),
    });
    await bus().publish([tick(0)]);
    await eventually(() => expect(batches).toEqual([[0]]));
    for (const n of [1, 2, 3]) {
      await bus().publish([tick(n)]);
      await sleep(10);
    }
    await eventually(() => expect(batches).toEqual([[0], [1, 2, 3]]));
  });

  it('does not linger where a batch is full', async () => {
    const batches: number[] = [];
    await bus().publish(Array.from({ length: 7 }, (_, n) => tick(n)));
    await hear('full', bus(), {
      batchSize: 2,
      lingerMs: 60_000,
      handle: async (events) => void batches.push(events.length),
    });
    await eventually(() => expect(batches.slice(0, 3)).toEqual([2, 2, 2]));
  });
}
