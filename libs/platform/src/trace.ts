import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Which span of which trace, as `traceparent` has it: W3C Trace Context, level 1, section 3.2. */
export type SpanContext = {
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: somebody records the trace. */
  readonly flags: number;
};

/** What a span records of a piece of work. */
export type SpanOptions = {
  /** Of few kinds, so without ids: `poll`, `process classify.topics`. */
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'consumer';
  /** By the names of OpenTelemetry's semantic conventions where there is one. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** When it began, where that is not now; milliseconds since the epoch. */
  readonly startedAt?: number;
  /** A span that did the same work for another trace. */
  readonly link?: SpanContext;
};

/** Records spans for whoever looks at traces. */
export type Tracer = {
  /** @param parent null where the trace begins here */
  readonly startSpan: (options: SpanOptions, parent: SpanContext | null) => Span;
};

export type Span = {
  readonly context: SpanContext;
  readonly set: (attributes: NonNullable<SpanOptions['attributes']>) => void;
  /** @param error what the work failed with, if it did */
  readonly end: (error?: unknown) => void;
};

/** The span of what is running now, and, by trace id, its spans in other traces. */
type ActiveSpan = {
  readonly context: SpanContext;
  readonly others: ReadonlyMap<string, SpanContext>;
};

const activeSpan = new AsyncLocalStorage<ActiveSpan>();
const noOthers: ReadonlyMap<string, SpanContext> = new Map();

/** Without a tracer a trace is an id that log lines and events carry on: a span of its own would
 *  be one that nobody can look up. */
const passThrough: Tracer = {
  startSpan: (_options, parent) => ({
    context: parent ?? newContext(),
    set: () => {},
    end: () => {},
  }),
};
let tracer = passThrough;

/** From now on spans are recorded by `next`, until null ends it. */
export function recordSpans(next: Tracer | null): void {
  tracer = next ?? passThrough;
}

export function isRecording(): boolean {
  return tracer !== passThrough;
}

/** Begins a span, to be ended by whoever begins it.
 *  @param parent a `traceparent` to go on from; null begins a trace, as does one that is malformed */
export function startSpan(options: SpanOptions, parent: string | null): Span {
  return tracer.startSpan(options, parent === null ? null : readTraceparent(parent));
}

/** Runs `run` as part of a span: log lines and events name it. */
export function withSpan<Result>({ context }: Pick<Span, 'context'>, run: () => Result): Result {
  return activeSpan.run({ context, others: noOthers }, run);
}

/** Runs `run` where a `traceparent` says, without a span of its own; where it says nothing, as if
 *  outside of every trace. */
export function runInTrace<Result>(traceparent: string | undefined, run: () => Result): Result {
  const context = readTraceparent(traceparent);
  return context ? withSpan({ context }, run) : activeSpan.exit(run);
}

/** Runs `run` as a span of its own.
 *  @param parent as for `beginSpan`; left out: the span that this is called in, if any */
export async function inSpan<Result>(
  options: SpanOptions,
  run: (span: Span) => Promise<Result>,
  parent: string | null = traceparent() ?? null,
): Promise<Result> {
  const span = startSpan(options, parent);
  return endSpansAfter([span], () => withSpan(span, () => run(span)));
}

/** Runs `run` on what comes from many traces at once. Each trace gets a span, so that it shows all
 *  that became of it; log lines name the first, which the others link to.
 *  @param parents the `traceparent` of each thing that is worked on, as far as it has one
 *  @param run calls `fail` with what went wrong that it does not throw */
export async function inSpans<Result>(
  options: SpanOptions,
  parents: readonly (string | undefined)[],
  run: (fail: (error: unknown) => void) => Promise<Result>,
): Promise<Result> {
  if (!isRecording()) {
    const first = parents.find((parent) => parent !== undefined);
    return runInTrace(first, () => run(() => {}));
  }
  const contexts = new Map<string, SpanContext>();
  for (const parent of parents) {
    const context = readTraceparent(parent);
    if (context && !contexts.has(context.traceId)) contexts.set(context.traceId, context);
  }
  const [first = null, ...others] = contexts.values();
  const span = tracer.startSpan(options, first);
  const more = others.map((context) =>
    tracer.startSpan({ ...options, link: span.context }, context),
  );
  const here = {
    context: span.context,
    others: new Map(more.map(({ context }) => [context.traceId, context])),
  };
  return endSpansAfter([span, ...more], (fail) => activeSpan.run(here, () => run(fail)));
}

/** The `traceparent` of what is running now; undefined outside of every trace. */
export function traceparent(): string | undefined {
  const here = activeSpan.getStore();
  return here && writeTraceparent(here.context);
}

/** The `traceparent` of what is published now.
 *  @param cause that of the event which led to it, if one did: its trace goes on */
export function propagate(cause: string | undefined): string | undefined {
  if (cause === undefined) return traceparent();
  const here = activeSpan.getStore();
  if (!here || !isRecording()) return cause;
  const traceId = readTraceparent(cause)?.traceId ?? '';
  const context = here.context.traceId === traceId ? here.context : here.others.get(traceId);
  return context ? writeTraceparent(context) : cause;
}

/** The ids that a log line carries. */
export function traceIds(): { readonly trace_id?: string; readonly span_id?: string } {
  const context = activeSpan.getStore()?.context;
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}

/** Null for what is no `traceparent`. A version after 00 may go on after what 00 has: section 3.2.4. */
function readTraceparent(text: string | undefined): SpanContext | null {
  const [, version, traceId = '', spanId = '', flags = '', more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(text ?? '') ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && more)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, flags: parseInt(flags, 16) };
}

function writeTraceparent({ traceId, spanId, flags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${(flags & 1).toString().padStart(2, '0')}`;
}

/** Nobody records it. The last bytes of a UUID of version 4 are random but for two bits. */
function newContext(): SpanContext {
  const hex = (uuid: string) => uuid.replaceAll('-', '');
  return { traceId: hex(randomUUID()), spanId: hex(randomUUID()).slice(16), flags: 0 };
}

async function endSpansAfter<Result>(
  spans: readonly Span[],
  run: (fail: (error: unknown) => void) => Promise<Result>,
): Promise<Result> {
  let problem: unknown;
  const fail = (error: unknown) => void (problem = error);
  try {
    return await run(fail);
  } catch (error) {
    fail(error);
    throw error;
  } finally {
    for (const span of spans) span.end(problem);
  }
}
