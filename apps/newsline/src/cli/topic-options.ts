import { readFileSync } from 'node:fs';
import { TopicDefinition } from '@newsline/contracts';
import { UserError } from '../user-error.ts';

/** What `topics add` is given besides an id. Lists are `vi=one,two` or, where they are long, in a file. */
export type AddTopicOptions = {
  readonly file?: string;
  readonly vi?: string;
  readonly en?: string;
  readonly parent?: string;
  readonly words?: readonly string[];
  readonly examples?: readonly string[];
  readonly counterExamples?: readonly string[];
};

/** A keyword that is named without a weight decides alone. */
const usualWeight = 3;

/** The topic that the options of `topics add` define.
 *  @throws {UserError} saying what is missing or wrong */
export function readDefinition(id: string | undefined, options: AddTopicOptions): TopicDefinition {
  return options.file === undefined ? named(id, options) : fromFile(options.file, id);
}

function named(id: string | undefined, options: AddTopicOptions): TopicDefinition {
  if (id === undefined) throw new UserError('Name the topic: newsline topics add <id>, or --file.');
  const { vi = options.en, en = options.vi, parent } = options;
  if (vi === undefined || en === undefined)
    throw new UserError(`What do readers see? Name it with --vi and --en.`);
  const words = options.words?.map((text) => listOf(text, '--words'));
  return parse(
    {
      id,
      names: { vi, en },
      description: { vi: '', en: '' },
      ...(parent !== undefined && { parent }),
      keywords: Object.fromEntries(
        words?.map(([language, list]) => [language, weighted(list.split(','))]) ?? [],
      ),
      examples: fromFiles(options.examples, '--examples'),
      counterExamples: fromFiles(options.counterExamples, '--counter-examples'),
    },
    `The topic ${id}`,
  );
}

/** `climate change` or `climate change:2`. */
function weighted(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    words
      .map((word) => /^(.*?)(?::(-?\d+(?:\.\d+)?))?$/su.exec(word.trim()))
      .map((found) => [found?.[1] ?? '', Number(found?.[2] ?? usualWeight)] as const)
      .filter(([word]) => word !== ''),
  );
}

function fromFiles(
  options: readonly string[] = [],
  option: string,
): Record<string, readonly string[]> {
  const lists = options.map((text) => listOf(text, option));
  return Object.fromEntries(
    lists.map(([language, file]) => [language, readText(file).split(/\r?\n/).filter(hasText)]),
  );
}

const hasText = (line: string) => line.trim() !== '';

function listOf(text: string, option: string): readonly [language: string, rest: string] {
  const [, language, rest] = /^([a-z]{2})=(.*)$/su.exec(text) ?? [];
  if (language === undefined || rest === undefined)
    throw new UserError(`${option} begins with a language, such as ${option} vi=…: ${text}`);
  return [language, rest];
}

function fromFile(file: string, id: string | undefined): TopicDefinition {
  let json: unknown;
  try {
    json = JSON.parse(readText(file));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${file} is no JSON: ${(cause as Error).message}`, { cause });
  }
  const definition = parse(json, file);
  if (id !== undefined && id !== definition.id)
    throw new UserError(`${file} defines ${definition.id}, not ${id}.`);
  return definition;
}

function parse(input: unknown, what: string): TopicDefinition {
  const { data, error } = TopicDefinition.safeParse(input);
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UserError(`${what} can't be used: ${problems.join('; ')}`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(`${file} can't be read: ${(cause as Error).message}`, { cause });
  }
}
