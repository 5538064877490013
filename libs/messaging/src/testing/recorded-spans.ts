import { recordSpans } from '@newsline/platform';

export type RecordedSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly linkedTo: string | null;
  error?: unknown;
  ended: boolean;
};

/** Keeps spans in memory until `stop`. */
export function recordedSpans() {
  const spans: RecordedSpan[] = [];
  recordSpans({
    startSpan: ({ name, link }, parent) => {
      const spanId = String(spans.length + 1).padStart(16, '0');
      const span: RecordedSpan = {
        name,
        traceId: parent?.traceId ?? String(spans.length + 1).padStart(32, 'f'),
        spanId,
        parentId: parent?.spanId ?? null,
        linkedTo: link?.spanId ?? null,
        ended: false,
      };
      spans.push(span);
      return {
        context: { traceId: span.traceId, spanId, flags: 1 },
        set: () => {},
        end: (error) => Object.assign(span, { ended: true, ...(error !== undefined && { error }) }),
      };
    },
  });
  return { spans, stop: () => recordSpans(null) };
}
