import { Unprocessable } from './errors.ts';
import type { EventBus } from './event-bus.ts';
import { eventually, tick, type Hear, type Tick } from './testing/ticks.ts';

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
}
