import { openLog } from './log.ts';
import { startSpan, runInTrace, inSpan, traceIds, traceparent, withSpan } from './trace.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const work = { name: 'work', kind: 'internal' } as const;

describe('a trace', () => {
  it.each([
    ['as others record it', `00-${traceId}-${spanId}-01`, `00-${traceId}-${spanId}-01`],
    ['with flags that we do not know', `00-${traceId}-${spanId}-fe`, `00-${traceId}-${spanId}-00`],
    ['of a later version', `cc-${traceId}-${spanId}-01-more`, `00-${traceId}-${spanId}-01`],
  ])('goes on from a traceparent %s', (_, from, expected) =>
    expect(runInTrace(from, traceparent)).toBe(expected),
  );

  it.each([
    ['nothing', ''],
    ['capitals', `00-${traceId.toUpperCase()}-${spanId}-01`],
    ['more than version 00 has', `00-${traceId}-${spanId}-01-more`],
    ['the version that is none', `ff-${traceId}-${spanId}-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
    ['a span id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
  ])('does not go on from %s', (_, from) => {
    expect(runInTrace(from, traceparent)).toBeUndefined();
    const begun = withSpan(startSpan(work, from), traceIds);
    expect(begun.trace_id).toMatch(/^[0-9a-f]{32}$/);
    expect(begun.trace_id).not.toBe(traceId);
  });

  it('begins anew where it is told to, and goes on where it is not', async () => {
    await inSpan(work, async () => {
      const outer = traceIds();
      await inSpan(work, async () => expect(traceIds().trace_id).toBe(outer.trace_id));
      await inSpan(work, async () => expect(traceIds().trace_id).not.toBe(outer.trace_id), null);
      expect(traceIds()).toEqual(outer);
    });
    expect(traceIds()).toEqual({});
  });

  it('is named by every log line that is written in it', async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const log = openLog({ service: 'test', level: 'info', format: 'json' }, { write });
    log.info('before');
    runInTrace(`00-${traceId}-${spanId}-01`, () => log.info('inside'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.not.objectContaining({ trace_id: expect.anything() }),
      expect.objectContaining({ msg: 'inside', trace_id: traceId, span_id: spanId }),
    ]);
  });
});
