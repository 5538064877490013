/** `npm run bench -- topics [FILE]`: how good the topics are, and how far their scores can be believed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { confidentErrors } from './topics/confident-errors.ts';
import { readGold } from './labelled/gold.ts';
import { calibrationTable, qualityTables, table } from './topics/quality.ts';
import { labellerOf, readModels } from './labelled/shipped.ts';

const usage = `npm run bench -- topics [FILE] [--data DIR] [--topics DIR] [--precision P] [--language L]

Without FILE: precision, recall and F1 by topic on the collections set apart for measuring, whole,
as titles alone and in other forms; calibration with its plot; the ten most confident errors.
With FILE (JSON lines of title, summary, topics, maybe, language): the same of that file.

  --data DIR       where the folder "topics" is (default ../shared/data)
  --topics DIR     other topic folders than the shipped ones
  --precision P    the share of labels that is to be right (default 0.9)
  --language L     of the articles in FILE that don't say theirs`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      topics: { type: 'string' },
      precision: { type: 'string', default: '0.9' },
      language: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const labeller = labellerOf(readModels(values.topics), Number(values.precision));
  const [file] = positionals;
  if (file !== undefined) return report(file, values.language, labeller);
  const data = join(values.data, 'topics');
  if (!existsSync(data)) throw new Error(`${data} is not there: name the data with --data.`);
  console.log(qualityTables(data, labeller));
  const gold = ['vi', 'en'].flatMap((language) =>
    readGold(join(data, `${language}.dev.jsonl`), language),
  );
  console.log(`\n${confidentErrors(gold, labeller)}`);
}

function report(
  file: string,
  language: string | undefined,
  labeller: ReturnType<typeof labellerOf>,
): void {
  const gold = readGold(file, language);
  const asked = new Set(gold.flatMap(({ topics, maybe }) => [...topics, ...maybe]));
  const topics = labeller.topics.filter((topic) => asked.has(topic));
  const sets = [...Map.groupBy(gold, (article) => article.language ?? 'any')].flatMap(
    ([name, ofLanguage]) => {
      const titles = ofLanguage.map((article) => ({ ...article, summary: '' }));
      return [[name, ofLanguage] as const, [`${name}, title alone`, titles] as const];
    },
  );
  console.log(table(labeller, sets, topics));
  console.log(`\n${calibrationTable(labeller, new Map(topics.map((topic) => [topic, gold])))}`);
  console.log(`\n${confidentErrors(gold, labeller, topics)}`);
}

if (import.meta.main) await run(process.argv.slice(2));
