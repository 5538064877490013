import { eventually } from '@newsline/platform/testing';
import type { EventBus, Subscription } from './event-bus.ts';
import { tick, type Hear, type Tick } from './testing/ticks.ts';

type Replicas = { readonly bus: EventBus; readonly another: () => Promise<EventBus> };

/** The part of the suite that is about leadership. `under` gives the buses of the running test. */
export function describeLeadership(under: () => Replicas, hear: Hear): void {
  it('hands events over to one at a time where subscribers are exclusive', async () => {
    const replicas = [under().bus, await under().another()];
    const heard: number[][] = [[], []];
    const begun: number[] = [];
    for (const [at, replica] of replicas.entries()) {
      const exclusive = { name: 'spec', onElected: async () => void begun.push(at) };
      const hearing: Partial<Subscription<Tick>> = {
        exclusive,
        inFlight: 2,
        handle: async (events) => {
          expect(begun.at(-1)).toBe(at);
          heard[at]!.push(...events.map(({ data }) => data.n));
        },
      };
      await hear('one-at-a-time', replica, hearing);
      await hear('the-other', replica, { ...hearing, handle: async () => {} });
    }
    await under().bus.publish(Array.from({ length: 20 }, (_, n) => tick(n)));
    await eventually(() => expect(heard.flat()).toHaveLength(20));
    expect(heard.filter((numbers) => numbers.length > 0)).toHaveLength(1);
    const [first = 0] = begun;
    await replicas[first]!.close();
    await replicas[1 - first]!.publish([tick(20), tick(21)]);
    await eventually(() => expect(heard[1 - first]!.toSorted()).toEqual([20, 21]));
    expect(begun).toEqual([first, 1 - first]);
  });

  it('waits until the leader is prepared, and prepares it again where that failed', async () => {
    const gate = Promise.withResolvers<void>();
    let tries = 0;
    const onElected = async () => {
      tries += 1;
      if (tries === 1) throw new Error('not ready');
      await gate.promise;
    };
    const heard = await hear('late', under().bus, { exclusive: { name: 'spec', onElected } });
    const others = await hear('others');
    await under().bus.publish([tick(1)]);
    await eventually(() => expect(tries).toBe(2));
    await eventually(() => expect(others).toEqual([1]));
    expect(heard).toEqual([]);
    gate.resolve();
    await eventually(() => expect(heard).toEqual([1]));
    expect(tries).toBe(2);
  });
}
