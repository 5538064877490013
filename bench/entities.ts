import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normalise } from '@newsline/news';
import { entities, type ArticleText } from '@newsline/news/labels';
import { tally, type FoundName, type GoldEntity, type Tally } from './entities/score.ts';

const usage = `npm run bench -- entities [FILE] [--show]

Finds the named entities of the items in FILE (default ../shared/data/entities/dev.jsonl) and prints
precision, recall and F1 by kind and language, traps taken, and microseconds an article. A name
counts by its surface form and kind, once an item; a place with a country code is a country.

  --show   every name that is wrong or missing`;

const speedRounds = 200;

type Item = {
  readonly language: string;
  readonly article: ArticleText;
  readonly gold: readonly GoldEntity[];
  readonly traps: readonly string[];
};

export function run(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      show: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const file = positionals[0] ?? join(import.meta.dirname, '../../shared/data/entities/dev.jsonl');
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  for (const language of ['vi', 'en']) entities({ title: '' }, language);
  const loading = performance.now() - started;
  const size = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  console.log(`tables of both languages: ${loading.toFixed(0)} ms, heap ${size.toFixed(1)} MB`);
  const items = readItems(file);
  for (const language of new Set(items.map((item) => item.language))) {
    const own = items.filter((item) => item.language === language);
    print(language, own, values.show);
    console.log(`  ${microseconds(own).toFixed(1)} µs of processor time an article\n`);
  }
}

function print(language: string, items: readonly Item[], show: boolean): void {
  const tallies = new Map<string, Tally>();
  const taken: string[] = [];
  let traps = 0;
  for (const item of items) {
    const found = namesOf(item);
    const { wrong, missed } = tally(item.gold, found, tallies);
    const surfaces = new Set(found.map(({ text }) => text.toLowerCase()));
    const trapped = item.traps.filter((trap) => surfaces.has(trap.toLowerCase()));
    traps += item.traps.length;
    taken.push(...trapped);
    if (show && wrong.length + missed.length > 0) {
      console.log(
        `  ${item.article.title}\n    wrong: ${wrong.join('; ')}\n    missed: ${missed.join('; ')}`,
      );
    }
  }
  console.log(`${language}: ${items.length} items`);
  for (const [kind, figures] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${line(kind, figures)}`);
  console.log(
    `  traps taken: ${taken.length} of ${traps}${taken.length > 0 ? ` (${taken.join('; ')})` : ''}`,
  );
}

function line(kind: string, { right, wrong, missed }: Tally): string {
  const precision = right / (right + wrong);
  const recall = right / (right + missed);
  const f1 = (2 * right) / (2 * right + wrong + missed);
  const figure = (value: number) => (Number.isNaN(value) ? '  –  ' : value.toFixed(3));
  return `${kind.padEnd(14)} precision ${figure(precision)} recall ${figure(recall)} F1 ${figure(f1)} (${right + missed})`;
}

function namesOf({ article, language }: Item): FoundName[] {
  return entities(article, language).flatMap(({ kind, mentions }) =>
    mentions.map(({ field, start, end }) => ({
      kind,
      text: article[field]?.slice(start, end) ?? '',
    })),
  );
}

function microseconds(items: readonly Item[]): number {
  const work = () => items.forEach(({ article, language }) => entities(article, language));
  for (let round = 0; round < 100; round++) work();
  const before = process.cpuUsage();
  for (let round = 0; round < speedRounds; round++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (speedRounds * items.length);
}

function readItems(file: string): Item[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => {
      const item = JSON.parse(row) as {
        language: string;
        title: string;
        summary?: string;
        entities: GoldEntity[];
        traps?: string[];
      };
      const gold = item.entities.map((entity) => ({ ...entity, text: normalise(entity.text) }));
      const article = { title: normalise(item.title), summary: normalise(item.summary ?? '') };
      return {
        language: item.language,
        article,
        gold,
        traps: (item.traps ?? []).map((trap) => normalise(trap)),
      };
    });
}

if (import.meta.main) run(process.argv.slice(2));
