import { Counter, Gauge, Histogram, Registry } from 'prom-client';

// What this process counts. Each metric is made once, when the module that counts is loaded, and
// named by Prometheus' conventions: base units, and what it is of first. Labels have few values,
// known beforehand or chosen by an operator: never an id, an address or a path.

type Labels<Label extends string> = readonly Label[];

/** Everything that is served at /metrics. */
export const metrics = new Registry();

/** Only grows. Call it once a batch, not once an article. */
export function counter<Label extends string = never>(
  name: `newsline_${string}_total`,
  help: string,
  labels: Labels<Label> = [],
): Counter<Label> {
  return new Counter({ name, help, labelNames: labels, registers: [metrics] });
}

/** How long things take, from milliseconds to minutes. */
export function histogram<Label extends string = never>(
  name: `newsline_${string}_seconds`,
  help: string,
  labels: Labels<Label> = [],
): Histogram<Label> {
  const buckets = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 1, 5, 30, 120];
  return new Histogram({ name, help, labelNames: labels, buckets, registers: [metrics] });
}

/** How things stand; set by hand. */
export function gauge<Label extends string = never>(
  name: `newsline_${string}`,
  help: string,
  labels: Labels<Label> = [],
): Gauge<Label> {
  return new Gauge({ name, help, labelNames: labels, registers: [metrics] });
}

/** How things stand each time that metrics are asked for.
 *  @param read sets what it knows. Where it fails, nothing is shown: a value from before would look
 *    like one of now. */
export function gaugeOf<Label extends string = never>(
  name: `newsline_${string}`,
  help: string,
  labels: Labels<Label>,
  read: (gauge: Gauge<Label>) => Promise<void> | void,
): void {
  new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [metrics],
    async collect() {
      forget(this, labels);
      try {
        await read(this);
      } catch {
        // Said by readiness.
      }
    },
  });
}

/** What `reset` leaves of a gauge without labels is a zero. */
function forget<Label extends string>(gauge: Gauge<Label>, labels: Labels<Label>): void {
  gauge.reset();
  if (labels.length === 0) gauge.remove();
}
