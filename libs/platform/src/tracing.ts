import { z } from 'zod';
import type { Report } from './report.ts';

/** What a program reads from the environment to have its traces looked at; the names are
 *  OpenTelemetry's. */
export const TraceSettings = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'The OpenTelemetry collector that traces are sent to, such as http://127.0.0.1:4318 (OTLP over HTTP). OTEL_EXPORTER_OTLP_HEADERS and the like are heeded too. Without it nothing is sent; log lines and events carry trace ids all the same.',
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe(
      'The share of traces that is sent, 0 to 1; whoever begins a trace decides for all who go on with it',
    ),
});

/** Begins to send traces where the settings want that.
 *  @returns what sends the last of them and ends it */
export async function startTracing(
  service: string,
  settings: z.output<typeof TraceSettings>,
  report: Report,
): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = settings;
  if (endpoint === undefined) return async () => {};
  const { exportTraces } = await import('./otlp.ts');
  return exportTraces({ endpoint, service: `newsline-${service}`, ratio, report });
}
