import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { SearchArticles } from '@newsline/contracts';
import { SqliteSearchIndex } from '../apps/index/src/sqlite/sqlite-search-index.ts';
import type { SearchDocument, SearchRequest } from '../apps/index/src/search-index.ts';
import { article } from '../apps/index/src/search/search-test.conformance.ts';
import { normalise } from '../libs/news/src/normalise.ts';
import { fold } from '../libs/news/src/fold.ts';

const batchSize = 100;

type Told = { readonly title: string; readonly summary: string; readonly source: string };

const usage = `npm run bench -- search [--articles N] [--data DIR] [--searches N]

Measures the search index: what an article costs to write, and how long a search takes.

  --articles N  how many to write (default 10000)
  --data DIR    read titles and summaries from the folder "streams" in it (../shared/data);
                without it they are generated
  --searches N  how many of each kind (default 50)`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      articles: { type: 'string', default: '10000' },
      data: { type: 'string' },
      searches: { type: 'string', default: '50' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const told = values.data === undefined ? generated(20_000) : fromStreams(values.data);
  const folder = mkdtempSync(join(tmpdir(), 'newsline-bench-search-'));
  const db = new DatabaseSync(join(folder, 'index.db'));
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
    const index = new SqliteSearchIndex(db);
    await measurePut(index, db, told, Number(values.articles));
    await measureSearch(index, told, Number(values.searches));
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

async function measurePut(
  index: SqliteSearchIndex,
  db: DatabaseSync,
  told: readonly Told[],
  articles: number,
): Promise<void> {
  const took: number[] = [];
  const before = process.cpuUsage();
  let makingUs = 0;
  for (let from = 0; from < articles; from += batchSize) {
    const cpu = process.cpuUsage();
    const size = Math.min(batchSize, articles - from);
    const batch = Array.from({ length: size }, (_, i) => documentOf(told, from + i));
    const made = process.cpuUsage(cpu);
    makingUs += made.user + made.system;
    const start = performance.now();
    await index.put(batch);
    took.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  const total = took.reduce((a, b) => a + b, 0);
  const megabytes = Number(db.prepare('PRAGMA page_count').get()?.['page_count']) / 256;
  console.log(`put: ${articles} articles in batches of ${batchSize}`);
  console.log(`  an article      ${us((total * 1000) / articles)} µs by the clock`);
  console.log(
    `                  ${us((user + system - makingUs) / articles)} µs of processor time`,
  );
  console.log(`  longest batch   ${ms(Math.max(...took))} ms`);
  console.log(`  file            ${megabytes.toFixed(0)} MB`);
}

async function measureSearch(
  index: SqliteSearchIndex,
  told: readonly Told[],
  searches: number,
): Promise<void> {
  console.log(
    'search: ms by the clock       p50      p99      max  of processor, p50   found (median)',
  );
  const all: number[] = [];
  const allBusy: number[] = [];
  for (const [kind, requestOf] of Object.entries(kinds)) {
    const took: number[] = [];
    const busy: number[] = [];
    const found: number[] = [];
    for (let i = 0; i < searches; i++) {
      const request = { ...plain, ...requestOf(told[(i * 7919 + 13) % told.length] as Told, i) };
      const start = performance.now();
      const cpu = process.cpuUsage();
      const answer = await index.search(request);
      const { user, system } = process.cpuUsage(cpu);
      took.push(performance.now() - start);
      busy.push((user + system) / 1000);
      found.push(answer.kind === 'found' ? answer.total : 0);
    }
    all.push(...took);
    allBusy.push(...busy);
    console.log(row(kind, took, busy), String(at(found, 0.5)).padStart(16));
  }
  console.log(row('all', all, allBusy));
}

const plain = SearchArticles.request.parse({ text: '' });
const common = ['việt nam', 'người', 'hà nội', 'công an', 'viet nam', 'thành phố', 'the', 'world'];

/** What people type, made from titles that are in the index. */
const kinds: Record<string, (told: Told, i: number) => Partial<SearchRequest>> = {
  'two words': ({ title }) => ({ text: some(title, 2) + ' ' }),
  'two words, no marks': ({ title }) => ({ text: fold(some(title, 2)) + ' ' }),
  'three words': ({ title }) => ({ text: some(title, 3) }),
  'three, filtered': ({ title, source }) => ({ text: some(title, 3), sourceIds: [source] }),
  'three, newest': ({ title }) => ({ text: some(title, 3), sort: 'newest' }),
  'a phrase': ({ title }) => ({ text: `"${some(title, 3)}"` }),
  'a whole title': ({ title }) => ({ text: title }),
  'a beginning': ({ title }) => ({ text: longest(title).slice(0, 4) }),
  'a slip': ({ title }) => ({ text: slip(longest(title)) + ' ' }),
  'words that never meet': ({ title }) => ({ text: `${some(title, 4)} ${some(title, 2)}qzx ` }),
  'common words': (_, i) => ({ text: common[i % common.length] ?? '' }),
  'nothing typed': () => ({ text: '' }),
  'who is named': (_, i) => ({ text: '', entities: [nameOf(i % 40)[0]], sort: 'newest' }),
};

const some = (title: string, count: number): string => {
  const all = title.split(' ');
  return all
    .slice(Math.floor(all.length / 3))
    .slice(0, count)
    .join(' ');
};
const longest = (title: string): string =>
  (title.match(/\p{L}+/gu) ?? ['news']).reduce((a, b) => (b.length > a.length ? b : a));
const slip = (word: string): string =>
  word.slice(0, 2) + word.slice(3, 4) + word.slice(2, 3) + word.slice(4);

/** Title and summary as told, and a text of 200 words out of other summaries. */
function documentOf(told: readonly Told[], number: number): SearchDocument {
  const { title, summary, source } = told[number % told.length] as Told;
  const parts: string[] = [];
  for (let words = 0, i = number; words < 200; i++) {
    const part = told[(i * 31 + 5) % told.length]?.summary || title;
    parts.push(part);
    words += part.split(' ').length;
  }
  return article({
    id: `${Math.imul(number, 0x9e3779b1) >>> 0}-${number}`,
    title,
    summary,
    text: parts.join('\n\n'),
    sourceId: source,
    storyId: `story-${number >> 2}`,
    topics: number % 3 === 0 ? ['diplomacy'] : [],
    entities: namesIn(number).map((named) => named.join('=')),
    publishedAt: new Date(1_770_000_000_000 + number * 60_000).toISOString(),
  });
}

const mostNames = 100_000;
const nameOf = (rank: number): [value: string, name: string] => [
  `person:somebody-${rank}`,
  `Somebody ${rank}`,
];

/** None to twelve, by Zipf's law: some are in every tenth article, most in one alone. */
function namesIn(number: number): [value: string, name: string][] {
  const random = (i: number) =>
    (Math.imul(Math.imul(number * 16 + i + 1, 0x9e3779b1) ^ (number << 7), 0x85ebca6b) >>> 8) /
    2 ** 24;
  const count = Math.floor(random(15) * 13);
  const ranks = Array.from({ length: count }, (_, i) => Math.floor(mostNames ** random(i)) - 1);
  return [...new Set(ranks)].map(nameOf);
}

function fromStreams(data: string): Told[] {
  const folder = join(data, 'streams');
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'));
  return files.flatMap((name) => {
    const lines = normalise(gunzipSync(readFileSync(join(folder, name))).toString()).trim();
    return lines.split('\n').map((line) => JSON.parse(line) as Told);
  });
}

/** Syllables by Zipf's law, so that words are as common and as rare as in language, and names. */
function generated(count: number): Told[] {
  const onsets = 'b c ch đ gi h kh l m n ng nh ph t th tr v x'.split(' ');
  const rimes = 'a á ạ an ang ăm ấp ê ền ích iệt ương ời ông ội uyết ưa ỹ'.split(' ');
  const syllables = onsets.flatMap((onset) => rimes.map((rime) => onset + rime));
  let state = 1;
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const common = () => syllables[Math.floor(syllables.length ** random()) - 1] ?? 'a';
  const syllable = () => (random() < 0.025 ? common() + common() + common() : common());
  const sentence = (length: number) => Array.from({ length }, syllable).join(' ');
  return Array.from({ length: count }, (_, i) => ({
    title: sentence(8 + Math.floor(random() * 8)),
    summary: sentence(30 + Math.floor(random() * 30)) + '.',
    source: `source-${i % 40}`,
  }));
}

const us = (value: number): string => value.toFixed(0).padStart(6);
const ms = (value: number): string => value.toFixed(1).padStart(6);
const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

function row(kind: string, took: readonly number[], busy: readonly number[]): string {
  const figures = [at(took, 0.5), at(took, 0.99), Math.max(...took)].map((ms) => ms.toFixed(1));
  const columns = figures.map((figure) => figure.padStart(9)).join('');
  return `  ${kind.padEnd(24)}${columns}${at(busy, 0.5).toFixed(1).padStart(19)}`;
}

if (import.meta.main) await run(process.argv.slice(2));
