import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TopicDefinition } from '@newsline/contracts';
import type { TopicHead } from '@newsline/news/labels';
import { z } from 'zod';
import { modelledTopic, type ModelledTopic } from './modelled-topic.ts';

const HeadFile = z.strictObject({
  encoder: z.string().min(1),
  bias: z.number(),
  thresholds: z.array(z.tuple([z.number(), z.number().min(0).max(1)])).min(1),
  weights: z.array(z.number()),
});

/** The folder of the topics that ship with Newsline. */
export const shippedTopics = fileURLToPath(new URL('../../topics', import.meta.url));

/** A topic folder that cannot be used. The message names the file and says what to do. */
export class BadTopicFolder extends Error {}

/**
 * Reads topics from folders of folders: `<root>/<id>/topic.json` and, for each trained language,
 * `<root>/<id>/<language>.head.json`. Later roots win: a folder with the same id replaces the
 * earlier one whole, weights included. Roots that do not exist hold no topics. Sorted by id.
 *
 * @throws {BadTopicFolder} naming every file that is wrong, not only the first.
 */
export function readTopicFolders(roots: readonly string[]): ModelledTopic[] {
  const topics = new Map<string, ModelledTopic>();
  const problems: string[] = [];
  for (const root of roots) {
    for (const name of foldersIn(root)) {
      try {
        topics.set(name, readTopic(root, name));
      } catch (error) {
        if (!(error instanceof BadTopicFolder)) throw error;
        problems.push(error.message);
      }
    }
  }
  if (problems.length > 0) throw new BadTopicFolder(problems.join('\n'));
  return [...topics.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readTopic(root: string, name: string): ModelledTopic {
  const folder = join(root, name);
  const file = join(folder, 'topic.json');
  const definition = parseFile(file, TopicDefinition);
  const { id } = definition;
  if (id !== name) {
    throw new BadTopicFolder(
      `${file}: the id is "${id}" but the folder is "${name}": rename one of them.`,
    );
  }
  const topic = modelledTopic(definition, readHeads(folder, id));
  if (!topic) {
    throw new BadTopicFolder(
      `${file}: the topic has neither keywords nor examples nor weights: add "keywords", such as ` +
        '{ "vi": { "từ khóa": 3 } }.',
    );
  }
  return topic;
}

function readHeads(folder: string, topic: string): TopicHead[] {
  return readdirSync(folder).flatMap((entry): TopicHead[] => {
    const language = /^([a-z]{2})\.head\.json$/u.exec(entry)?.[1];
    if (language === undefined) return [];
    const head = parseFile(join(folder, entry), HeadFile);
    return [{ ...head, topic, language, weights: Float32Array.from(head.weights) }];
  });
}

function parseFile<T>(file: string, schema: z.ZodType<T>): T {
  const raw = readFile(file);
  let data: unknown;
  try {
    data = JSON.parse(raw);
  } catch (error) {
    throw new BadTopicFolder(`${file}: not JSON: ${(error as Error).message}`, { cause: error });
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const where = first?.path.join('.') || 'the file';
  throw new BadTopicFolder(`${file}: ${where}: ${first?.message ?? 'invalid'}.`);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadTopicFolder(`${file}: can't be read: add it, or remove its folder.`, {
      cause: error,
    });
  }
}

function foldersIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
