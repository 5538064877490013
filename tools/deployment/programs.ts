/** The programs of the image: what each reads from its environment, and what it hears. */
import { existsSync, readFileSync } from 'node:fs';
import { ClassifySettings } from '@newsline/classify';
import * as contracts from '@newsline/contracts';
import { FeedSettings, HttpSettings } from '@newsline/feed';
import { IndexSettings, MakeKeySettings } from '@newsline/index';
import { IngestSettings } from '@newsline/ingest';
import { consumerOf, JetStreamSettings } from '@newsline/messaging/jetstream';
import { NewslineSettings } from '@newsline/newsline/config';
import { readSettings, type SettingsSchema } from '@newsline/platform';
import { MongoSettings, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';

const service = { ...ServiceSettings.shape, ...JetStreamSettings.shape };

/** By the command that runs it. What a main.ts puts together is put together here once more. */
const programs: Readonly<Record<string, SettingsSchema>> = {
  'apps/ingest/dist/main.js': z.object({
    ...service,
    ...MongoSettings.shape,
    ...IngestSettings.shape,
  }),
  'apps/classify/dist/main.js': z.object({
    ...service,
    ...MongoSettings.shape,
    ...ClassifySettings.shape,
  }),
  'apps/index/dist/main.js': z.object({ ...service, ...IndexSettings.shape }),
  'apps/feed/dist/main.js': z.object({
    ...service,
    ...MongoSettings.shape,
    ...HttpSettings.shape,
    ...FeedSettings.shape,
  }),
  'apps/index/dist/make-key.js': MakeKeySettings,
  'apps/newsline/dist/main.js': NewslineSettings,
};

/** In place of what only the operator knows. */
const examples: Readonly<Record<string, string>> = {
  NATS_URL: 'nats://example:4222',
  MONGODB_URL: 'mongodb://example',
  MEILI_URL: 'http://example:7700',
  MEILI_KEY: 'example-of-a-key',
  MEILI_MASTER_KEY: 'example-of-a-master-key',
};

/** A value that a program takes for this variable, or null where it takes any or none. */
export function exampleOf(variable: string): string | null {
  return examples[variable] ?? null;
}

/** Some program reads it. */
export function isSetting(variable: string): boolean {
  return Object.values(programs).some((schema) => variable in schema.shape);
}

export type Started = {
  /** The arguments of `node`; none is what the image runs by itself. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Given to several programs at once, so that each is handed some that it does not know. */
  readonly shared?: Readonly<Record<string, string>>;
  /** How long it gets to end by itself. */
  readonly graceMs: number;
};

/** What is wrong with how a program of the image is started. */
export function startProblems({ command, environment, shared = {}, graceMs }: Started): string[] {
  const [file = 'apps/newsline/dist/main.js'] = command;
  const schema = programs[file];
  if (!schema || !existsSync(file.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))
    return [`there is no program ${file}`];
  const unknown = [
    ...Object.keys(environment).filter((name) => !(name in schema.shape)),
    ...Object.keys(shared).filter((name) => !isSetting(name)),
  ].map((name) => `${file} knows no setting ${name}`);
  try {
    const settings = readSettings(schema, { ...shared, ...environment });
    const timeout = settings['SHUTDOWN_TIMEOUT'];
    return typeof timeout === 'number' && graceMs <= timeout
      ? [...unknown, `it is killed after ${graceMs} ms; SHUTDOWN_TIMEOUT is ${timeout} ms`]
      : unknown;
  } catch (error) {
    return [...unknown, String(error)];
  }
}

/** The durable consumers of a service, as its controller declares them. */
export function consumersOf(app: string): string[] {
  const source = readFileSync(`apps/${app}/src/${app}.controller.ts`, 'utf8');
  const declared = source.matchAll(/@Consumes(?:Batch)?\((\w+), \{ group: '([^']+)'/g);
  return [...declared].map(([, event = '', group = '']) => {
    const contract = (contracts as Readonly<Record<string, unknown>>)[event];
    return consumerOf({ group, channel: (contract as contracts.EventContract).channel });
  });
}
