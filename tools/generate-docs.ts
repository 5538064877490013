/** Writes what is generated from the code: docs/events.md, docs/asyncapi.json, docs/metrics.md,
 *  docs/configuration.md and .env.example. With `--check` it writes nothing and fails where a file
 *  is stale. Runs on the build. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { IndexSettings, MakeKeySettings } from '@newsline/index';
import { JetStreamSettings } from '@newsline/messaging/jetstream';
import { metrics } from '@newsline/platform';
import { NewslineSettings } from '@newsline/newsline/config';
import { MongoSettings, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { asyncApi, eventsPage } from './docs/events-page.ts';

type Setting = { readonly name: string; readonly fallback: string; readonly description: string };

/** What services have of their own when they run by themselves. */
const distributed = z.object({
  ...ServiceSettings.shape,
  ...MongoSettings.shape,
  ...JetStreamSettings.shape,
  ...MakeKeySettings.shape,
  ...IndexSettings.shape,
});

const files: Readonly<Record<string, string>> = {
  'docs/events.md': eventsPage(),
  'docs/asyncapi.json': `${JSON.stringify(asyncApi(), null, 2)}\n`,
  'docs/metrics.md': await metricsPage(),
  'docs/configuration.md': configurationPage(),
  '.env.example': environmentExample(),
};

const stale = Object.entries(files).filter(
  ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale. Run: npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(file, text);
  console.log(
    stale.length > 0 ? `wrote ${stale.map(([file]) => file).join(', ')}` : 'nothing has changed',
  );
}

function configurationPage(): string {
  return [
    '# Configuration',
    '',
    'Generated from the settings of the services by `npm run docs`. Newsline reads these environment variables once, when it starts. Lengths of time carry a unit: `500ms`, `90s`, `15m`, `24h`, `7d`.',
    '',
    '## Newsline in one process',
    '',
    ...table(settingsOf(NewslineSettings)),
    '',
    '## Four services',
    '',
    'Each service by itself takes those above that concern its work, and these. `npm run distributed` passes all on.',
    '',
    ...table(settingsOf(distributed).filter((one) => !isThere(one))),
    '',
  ].join('\n');
}

/** Newsline in one process has it, with the same default. */
function isThere({ name, fallback }: Setting): boolean {
  return settingsOf(NewslineSettings).some(
    (other) => other.name === name && other.fallback === fallback,
  );
}

/** Each module makes its metrics when it is loaded; what is imported here loads all that count. */
async function metricsPage(): Promise<string> {
  const all = await metrics.getMetricsAsJSON();
  const own = all.filter(({ name }) => name.startsWith('newsline_'));
  const rows = own
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, help, type }) => {
      const { labelNames = [] } = metrics.getSingleMetric(name) as { labelNames?: string[] };
      const labels = labelNames.map((label) => `\`${label}\``).join(', ');
      return `| \`${name}\` | ${String(type)} | ${labels} | ${help} |`;
    });
  return [
    '# Metrics',
    '',
    'Generated from the code by `npm run docs`. Each process serves its own at `/metrics` on `HEALTH_PORT`, in Prometheus’ text format, with those of Node (`process_…`, `nodejs_…`) beside them. Newsline in one process has all of these but those about a broker; a service by itself has those of its part, of the bus and of its health. A histogram `NAME` shows as `NAME_bucket`, `NAME_sum` and `NAME_count`.',
    '',
    '| metric | type | labels | what it says |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function table(settings: readonly Setting[]): string[] {
  const rows = settings.map(
    ({ name, fallback, description }) =>
      `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${description} |`,
  );
  return ['| variable | default | what it sets |', '| --- | --- | --- |', ...rows];
}

function environmentExample(): string {
  return settingsOf(NewslineSettings)
    .map(({ name, fallback, description }) => `# ${description}\n# ${name}=${fallback}\n`)
    .join('\n');
}

function settingsOf(settings: z.ZodObject): Setting[] {
  return Object.entries(settings.shape)
    .map(([name, schema]) => {
      const fallback =
        z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }).default ?? '';
      return {
        name,
        fallback: String(fallback),
        description: (schema as z.ZodType).description ?? '',
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
