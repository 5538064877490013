import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '@newsline/index';
import '@newsline/messaging/jetstream';
import '@newsline/newsline/config';
import { metrics } from '@newsline/platform';
import '@newsline/platform/service';

type Metric = { name: string; help: string; type: string; labelNames: readonly string[] };
// prom-client keeps what a metric was made with and types it as little as it can.
const all = metrics.getMetricsAsArray() as unknown as readonly Metric[];
const own = all.filter(({ name }) => name.startsWith('newsline_'));

/** Under each name that can be asked for, the labels that it has. */
const known = new Map(
  all.flatMap(({ name, type, labelNames }): [string, readonly string[]][] => [
    [name, labelNames],
    ...(type === 'histogram'
      ? (['bucket', 'sum', 'count'] as const).map((part): [string, readonly string[]] => [
          `${name}_${part}`,
          part === 'bucket' ? [...labelNames, 'le'] : labelNames,
        ])
      : []),
  ]),
);
const ofTheScrape = ['job', 'instance'];

describe('the metrics', () => {
  it.each(own.map((metric) => [metric.name, metric] as const))(
    'has help, and labels of few values: %s',
    (name, { help, labelNames }) => {
      expect(help.length).toBeGreaterThan(20);
      expect(name).toMatch(/^newsline_(bus|classify|feed|health|index|ingest)_[a-z_]+$/);
      for (const label of labelNames) expect(label).not.toMatch(/id|url|path|address/);
    },
  );

  it('are of every part', () => {
    const parts = [...new Set(own.map(({ name }) => name.split('_')[1]))].sort();
    expect(parts).toEqual(['bus', 'classify', 'feed', 'health', 'index', 'ingest']);
  });
});

describe.each(['alerts/newsline.yaml', 'dashboards/newsline.json'])('deploy/%s', (file) => {
  const text = readFileSync(fileURLToPath(new URL(`../deploy/${file}`, import.meta.url)), 'utf8');
  const asked = [
    ...text.matchAll(/\b((?:newsline|nodejs|process)_[a-z0-9_]+)(?:\{([^}]*)\})?/g),
  ].map(([, name = '', labels = '']) => ({ name, labels }));

  it('names metrics that exist, and labels that they have', () => {
    expect(asked.length).toBeGreaterThan(5);
    for (const { name, labels } of asked) {
      expect([name, known.has(name)]).toEqual([name, true]);
      const has = [...(known.get(name) ?? []), ...ofTheScrape];
      for (const [, label = ''] of labels.matchAll(/([a-z_]+)\s*=~?/g))
        expect(has).toContain(label);
    }
  });

  it('groups by labels that exist', () => {
    const labels = new Set([...known.values()].flat());
    for (const [, list = ''] of text.matchAll(/\bby \(([^)]*)\)/g))
      for (const label of list.split(', ')) expect([...labels]).toContain(label);
  });
});
