import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** A span's place in its trace, as `traceparent` has it: W3C Trace Context, level 1, section 3.2. */
export type Place = {
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: somebody records the trace. */
  readonly flags: number;
};

/** What a span says of a piece of work. */
export type Work = {
  /** Of few kinds, so without ids: `poll`, `process classify.topics`. */
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'consumer';
  /** By the names of OpenTelemetry's semantic conventions where there is one. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** When it began, where that is not now; milliseconds since the epoch. */
  readonly startedAt?: number;
  /** The place of a span that did the same work for another trace. */
  readonly link?: Place;
};

/** Keeps spans for whoever looks at traces. */
export type Recorder = {
  /** @param parent null where the trace begins here */
  readonly begin: (work: Work, parent: Place | null) => Recording;
};

export type Recording = {
  readonly place: Place;
  readonly set: (attributes: NonNullable<Work['attributes']>) => void;
  /** @param error what the work failed with, if it did */
  readonly end: (error?: unknown) => void;
};

/** Where what is running now stands, and, by trace id, in which other traces it does as well. */
type Here = { readonly place: Place; readonly others: ReadonlyMap<string, Place> };

const running = new AsyncLocalStorage<Here>();
const noOthers: ReadonlyMap<string, Place> = new Map();

/** Without a recorder a trace is an id that log lines and events carry on: a span of its own would
 *  be one that nobody can look up. */
const carryOn: Recorder = {
  begin: (_work, parent) => ({ place: parent ?? newPlace(), set: () => {}, end: () => {} }),
};
let recorder = carryOn;

/** From now on spans are kept by `next`, until null ends it. */
export function recordSpans(next: Recorder | null): void {
  recorder = next ?? carryOn;
}

export function isRecording(): boolean {
  return recorder !== carryOn;
}

/** Begins a span, to be ended by whoever begins it.
 *  @param parent a `traceparent` to go on from; null begins a trace, as does one that is malformed */
export function beginSpan(work: Work, parent: string | null): Recording {
  return recorder.begin(work, parent === null ? null : readTraceparent(parent));
}

/** Runs `run` as part of a span: log lines and events name it. */
export function within<Result>({ place }: Pick<Recording, 'place'>, run: () => Result): Result {
  return running.run({ place, others: noOthers }, run);
}

/** Runs `run` where a `traceparent` says, without a span of its own; where it says nothing, as if
 *  outside of every trace. */
export function goingOn<Result>(traceparent: string | undefined, run: () => Result): Result {
  const place = readTraceparent(traceparent);
  return place ? within({ place }, run) : running.exit(run);
}

/** Runs `run` as a span of its own.
 *  @param parent as for `beginSpan`; left out: the span that this is called in, if any */
export async function inSpan<Result>(
  work: Work,
  run: (span: Recording) => Promise<Result>,
  parent: string | null = traceparent() ?? null,
): Promise<Result> {
  const span = beginSpan(work, parent);
  return ending([span], () => within(span, () => run(span)));
}

/** Runs `run` on what comes from many traces at once. Each trace gets a span, so that it shows all
 *  that became of it; log lines name the first, which the others link to.
 *  @param parents the `traceparent` of each thing that is worked on, as far as it has one
 *  @param run calls `fail` with what went wrong that it does not throw */
export async function inSpans<Result>(
  work: Work,
  parents: readonly (string | undefined)[],
  run: (fail: (error: unknown) => void) => Promise<Result>,
): Promise<Result> {
  if (!isRecording()) {
    const first = parents.find((parent) => parent !== undefined);
    return goingOn(first, () => run(() => {}));
  }
  const places = new Map<string, Place>();
  for (const parent of parents) {
    const place = readTraceparent(parent);
    if (place && !places.has(place.traceId)) places.set(place.traceId, place);
  }
  const [first = null, ...others] = places.values();
  const span = recorder.begin(work, first);
  const more = others.map((place) => recorder.begin({ ...work, link: span.place }, place));
  const here = {
    place: span.place,
    others: new Map(more.map(({ place }) => [place.traceId, place])),
  };
  return ending([span, ...more], (fail) => running.run(here, () => run(fail)));
}

/** The `traceparent` of what is running now; undefined outside of every trace. */
export function traceparent(): string | undefined {
  const here = running.getStore();
  return here && writeTraceparent(here.place);
}

/** The `traceparent` of what is said now.
 *  @param cause that of the event which led to it, if one did: its trace goes on */
export function onward(cause: string | undefined): string | undefined {
  if (cause === undefined) return traceparent();
  const here = running.getStore();
  if (!here || !isRecording()) return cause;
  const traceId = readTraceparent(cause)?.traceId ?? '';
  const place = here.place.traceId === traceId ? here.place : here.others.get(traceId);
  return place ? writeTraceparent(place) : cause;
}

/** What a log line says of where it was written. */
export function traceIds(): { readonly trace_id?: string; readonly span_id?: string } {
  const place = running.getStore()?.place;
  return place ? { trace_id: place.traceId, span_id: place.spanId } : {};
}

/** Null for what is no `traceparent`. A version after 00 may go on after what 00 has: section 3.2.4. */
function readTraceparent(text: string | undefined): Place | null {
  const [, version, traceId = '', spanId = '', flags = '', more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(text ?? '') ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && more)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, flags: parseInt(flags, 16) };
}

function writeTraceparent({ traceId, spanId, flags }: Place): string {
  return `00-${traceId}-${spanId}-${(flags & 1).toString().padStart(2, '0')}`;
}

/** Nobody records it. The last bytes of a UUID of version 4 are random but for two bits. */
function newPlace(): Place {
  const hex = (uuid: string) => uuid.replaceAll('-', '');
  return { traceId: hex(randomUUID()), spanId: hex(randomUUID()).slice(16), flags: 0 };
}

async function ending<Result>(
  spans: readonly Recording[],
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
