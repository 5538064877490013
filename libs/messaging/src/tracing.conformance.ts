import { defineQuestion } from '@newsline/contracts';
import { inSpan, traceIds, traceparent } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { z } from 'zod';
import type { EventBus } from './event-bus.ts';
import { recordedSpans } from './testing/recorded-spans.ts';
import { tick, Ticked, tock, Tocked, type Tick } from './testing/ticks.ts';

const Where = defineQuestion('test.where', 1, z.object({}), z.object({ traceId: z.string() }));

const first = 'a'.repeat(32);
const second = 'b'.repeat(32);
const from = (traceId: string) => `00-${traceId}-${'1'.repeat(16)}-01`;

/** The part of the suite that is about traces. `bus` gives the bus of the running test. */
export function describeTracing(bus: () => EventBus): void {
  const hearTocks = async (): Promise<Map<number, string | undefined>> => {
    const heard = new Map<number, string | undefined>();
    await bus().subscribe<Tick>({
      group: 'traced-on',
      contract: Tocked,
      batchSize: 1,
      handle: async ([event]) => void heard.set(event!.data.n, event!.traceparent),
    });
    return heard;
  };
  /** Answers each tick with a tock. */
  const passOn = async (note: () => void = () => {}) =>
    bus().subscribe<Tick>({
      group: 'traced',
      contract: Ticked,
      batchSize: 10,
      handle: async (events) => {
        note();
        await bus().publish(
          events.map((event) => ({
            ...tock(event),
            ...(event.traceparent && { traceparent: event.traceparent }),
          })),
        );
      },
    });

  it('begins a trace with what is said inside of a span, and goes on with it', async () => {
    const heard = await hearTocks();
    const ids: unknown[] = [];
    await passOn(() => ids.push(traceIds().trace_id));
    const begun = await inSpan({ name: 'poll', kind: 'internal' }, async () => {
      await bus().publish([tick(1)]);
      return traceparent();
    });
    await eventually(() => expect([...heard]).toEqual([[1, begun]]));
    expect(ids).toEqual([begun?.slice(3, 35)]);
    await bus().publish([tick(2)]);
    await eventually(() => expect(heard.has(2)).toBe(true));
    expect(heard.get(2)).toBeUndefined();
    expect(ids[1]).toBeUndefined();
  });

  it('shows in each trace of a batch what became of it', async () => {
    const { spans, stop } = recordedSpans();
    try {
      await bus().publish([
        { ...tick(1), traceparent: from(first) },
        { ...tick(2), traceparent: from(second) },
        { ...tick(3), traceparent: from(first) },
      ]);
      const heard = await hearTocks();
      await passOn();
      await eventually(() => expect(heard.size).toBe(3));
      const [one, other, more] = spans.filter(({ name }) => name === 'process traced');
      expect(more).toBeUndefined();
      expect(one).toMatchObject({ traceId: first, parentId: '1'.repeat(16), linkedTo: null });
      expect(other).toMatchObject({ traceId: second, linkedTo: one?.spanId });
      expect(heard.get(1)).toBe(`00-${first}-${one?.spanId}-01`);
      expect(heard.get(2)).toBe(`00-${second}-${other?.spanId}-01`);
      expect(heard.get(3)).toBe(heard.get(1));
      const heardFrom = spans.filter(({ name }) => name === 'process traced-on');
      expect(heardFrom.map(({ parentId }) => parentId).sort()).toEqual(
        [one!.spanId, one!.spanId, other!.spanId].sort(),
      );
    } finally {
      stop();
    }
  });

  it('marks the span of what failed', async () => {
    const { spans, stop } = recordedSpans();
    try {
      await bus().publish([{ ...tick(1), traceparent: from(first) }]);
      let times = 0;
      await bus().subscribe({
        group: 'traced-twice',
        contract: Ticked,
        batchSize: 1,
        handle: async () => {
          if (times++ === 0) throw new Error('hiccup');
        },
      });
      await eventually(() => expect(spans.filter(({ ended }) => ended)).toHaveLength(2));
      expect(spans.map(({ error }) => error)).toEqual(['1 of 1 events failed', undefined]);
    } finally {
      stop();
    }
  });

  it('answers a question in the trace in which it is asked', async () => {
    await bus().answer(Where, async () => ({ traceId: traceIds().trace_id ?? '' }));
    const ask = () => bus().ask(Where, {}, { timeoutMs: 1_000 });
    const [asked, answered] = await inSpan({ name: 'request', kind: 'server' }, async () => [
      traceIds().trace_id,
      (await ask()).traceId,
    ]);
    expect(answered).toBe(asked);
    expect(await ask()).toEqual({ traceId: '' });
  });
}
