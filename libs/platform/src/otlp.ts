import { setTimeout as sleep } from 'node:timers/promises';
import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type SpanContext as OtelSpanContext,
  type Tracer as OtelTracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Report } from './report.ts';
import { recordSpans, type SpanContext, type Tracer } from './trace.ts';

// Loaded only where traces are wanted: OpenTelemetry takes a fifth of a second to load.

export type TraceExport = {
  /** Where OTLP over HTTP is taken; `/v1/traces` is added. */
  readonly endpoint: string;
  readonly service: string;
  /** The share of the traces begun here that is recorded, 0 to 1. */
  readonly ratio: number;
  readonly report: Report;
};

/** How long the last spans may take to be sent. */
const lastWordMs = 3_000;

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
};

/** Sends spans to a collector from now on, every few seconds.
 *  @returns what sends the rest and ends it */
export function exportTraces({ endpoint, service, ratio, report }: TraceExport) {
  const warn = (problem: string) =>
    report(`Traces cannot be sent: ${messageIn(problem)}`, undefined);
  // What it can't send it drops, and reports here alone.
  diag.setLogger({ error: warn, warn, info: warn, debug: warn, verbose: warn }, DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': service })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  recordSpans(tracerOver(provider.getTracer('newsline')));
  return async () => {
    recordSpans(null);
    // A collector that is gone must not hold up the end.
    await Promise.race([provider.shutdown(), sleep(lastWordMs, undefined, { ref: false })]);
  };
}

function tracerOver(tracer: OtelTracer): Tracer {
  return {
    startSpan: ({ name, kind, attributes = {}, startedAt, link }, parent) => {
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, contextOf(parent)) : ROOT_CONTEXT;
      const span = tracer.startSpan(
        name,
        {
          kind: kinds[kind],
          attributes,
          ...(startedAt !== undefined && { startTime: startedAt }),
          ...(link && { links: [{ context: contextOf(link) }] }),
        },
        context,
      );
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        context: { traceId, spanId, flags: traceFlags },
        set: (more) => void span.setAttributes(more),
        end: (error) => {
          if (error !== undefined) {
            span.recordException(error instanceof Error ? error : String(error));
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
  };
}

function contextOf({ traceId, spanId, flags }: SpanContext): OtelSpanContext {
  return { traceId, spanId, traceFlags: flags, isRemote: true };
}

/** Errors are handed to its logger as JSON. */
function messageIn(problem: string): string {
  return /"message":"((?:[^"\\]|\\.)+)"/.exec(problem)?.[1] ?? problem;
}
