import { setTimeout as sleep } from 'node:timers/promises';
import { defineQuestion } from '@newsline/contracts';
import { z } from 'zod';
import { NoAnswer } from './errors.ts';
import type { EventBus } from './event-bus.ts';

const Doubled = defineQuestion(
  'test.double',
  1,
  z.object({ n: z.int() }),
  z.object({ n: z.int() }),
);

/** The part of the suite that is about asking. `bus` gives the bus of the running test. */
export function describeQuestions(bus: () => EventBus): void {
  it('answers questions', async () => {
    await bus().answer(Doubled, async ({ n }) => ({ n: 2 * n }));
    expect(await bus().ask(Doubled, { n: 21 }, { timeoutMs: 1_000 })).toEqual({ n: 42 });
  });

  it.each([
    ['nobody answers', async () => {}],
    [
      'the answer is late',
      async (on: EventBus) => on.answer(Doubled, () => sleep(2_000, { n: 0 }, { ref: false })),
    ],
    [
      'the answerer throws',
      async (on: EventBus) => on.answer(Doubled, () => Promise.reject(new Error('no idea'))),
    ],
  ])('rejects with NoAnswer where %s', async (_, prepare) => {
    await prepare(bus());
    await expect(bus().ask(Doubled, { n: 1 }, { timeoutMs: 50 })).rejects.toThrow(NoAnswer);
  });
}
