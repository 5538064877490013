/** `npm run bench -- classify`: articles a second on one core, and what the models take. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleLabeller } from '@newsline/classify/labels';
import { detectLanguage } from '@newsline/classify/language';
import { readGold, type GoldArticle } from './labelled/gold.ts';
import { labellerOf, readModels } from './labelled/shipped.ts';

const usage = `npm run bench -- classify [--data DIR] [--seconds S]

Labels short articles (title and summary) one after another on one core, as a labelling thread does:
language, topics with evidence, keywords. Prints articles a second, microseconds of processor time an
article, and what the models take to load.

  --data DIR    where the folder "topics" is (default ../shared/data)
  --seconds S   for how long, by language (default 3)`;

const precision = 0.9;
const megabyte = 1e6;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      seconds: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const data = join(values.data, 'topics');
  if (!existsSync(data)) throw new Error(`${data} is not there: name the data with --data.`);
  const models = loaded();
  const label = articleLabeller({ ...models, precision, detectLanguage });
  for (const language of ['vi', 'en']) {
    const gold = readGold(join(data, `${language}.dev.jsonl`), language);
    measure(language, gold, Number(values.seconds), ({ title, summary }) =>
      label({ title, summary, text: '', languageHint: null, categories: [] }),
    );
  }
}

function loaded(): ReturnType<typeof readModels> {
  readModels();
  collect();
  const before = process.memoryUsage();
  const began = performance.now();
  const models = readModels();
  const label = labellerOf(models, precision);
  const tookMs = performance.now() - began;
  collect();
  const after = process.memoryUsage();
  const grown =
    (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / megabyte;
  console.log(
    `models of ${label.topics.length} topics: loaded in ${tookMs.toFixed(0)} ms, ${grown.toFixed(1)} MB`,
  );
  return models;
}

function collect(): void {
  globalThis.gc?.();
}

function measure(
  language: string,
  articles: readonly GoldArticle[],
  seconds: number,
  work: (article: GoldArticle) => unknown,
): void {
  articles.forEach(work);
  const began = performance.now();
  const before = process.cpuUsage();
  let rounds = 0;
  do {
    articles.forEach(work);
    rounds++;
  } while (performance.now() - began < 1000 * seconds);
  const { user, system } = process.cpuUsage(before);
  const count = rounds * articles.length;
  const each = (user + system) / count;
  console.log(
    `${language}: ${Math.round(1e6 / each)} articles a second of one core, ${each.toFixed(0)} µs each (${count} labelled)`,
  );
}

if (import.meta.main) await run(process.argv.slice(2));
