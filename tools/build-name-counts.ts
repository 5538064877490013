/**
 * Writes libs/news/src/entities/counts/{vi,en}.ts: how often each word of news is seen with and
 * without a capital inside sentences, and in and beside names of people, organisations, places and
 * other things.
 *
 *     node tools/build-name-counts.ts [--data ../shared/data]
 *
 * Nobody marked those names by hand: the first round counts names that the gazetteer, a rank or a
 * head word tells ("Houston Police Department"); each further round also those that the counts of the
 * round before are sure of. Deterministic: the same data gives the same files. Only counts of single
 * words over tens of thousands of articles are kept, no text; rare words are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { judge } from '../libs/news/src/entities/judge.ts';
import { Lexicon } from '../libs/news/src/entities/lexicon.ts';
import { MarkedText } from '../libs/news/src/entities/marked-text.ts';
import { gaps, shapes } from '../libs/news/src/entities/scan.ts';
import { visitSegments, type Segment } from '../libs/news/src/entities/segments.ts';
import {
  evidenceColumns,
  nameKinds,
  positions,
  readStatistics,
} from '../libs/news/src/entities/statistics.ts';
import { normalise } from '../libs/news/src/normalise.ts';

type Row = { title?: string; summary?: string; text?: string; sentence?: string };
type Language = 'vi' | 'en';

const bodyUnits = 1500;
const rounds = 3;
const sureOf = 0.9;
const fewestNames = 3;
const fewestWords = 12;
const firstContext = 2 + positions.before * nameKinds.length;

const samples = {
  vi: {
    name: 'vietnameseCounts',
    files: ['vi-rss-unlabelled', 'vi-read', 'vi-hard', 'vi-unc', 'vi-sib200'],
  },
  en: {
    name: 'englishCounts',
    files: [
      'en-allsides',
      'en-cyber-feeds',
      'en-cyber-newsdatahub',
      'en-masakhanews',
      'en-huffpost',
      'en-read',
      'en-hard',
      'en-plover',
      'en-sib200',
    ],
  },
} as const;

/** By word: seen with a capital, seen without, then the columns of evidence. */
type Counts = Map<string, Float64Array>;

function readTexts(folder: string, language: Language): string[] {
  return samples[language].files.flatMap((file) =>
    gunzipSync(readFileSync(join(folder, `${file}.jsonl.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const { title, summary, text, sentence } = JSON.parse(line) as Row;
        return [title, (summary ?? text ?? sentence)?.slice(0, bodyUnits)];
      })
      .filter((text) => text !== undefined && text !== '')
      .map((text) => normalise(text as string)),
  );
}

function add(counts: Counts, word: string, column: number): void {
  const row = counts.get(word) ?? new Float64Array(evidenceColumns + 2);
  row[column] = (row[column] as number) + 1;
  counts.set(word, row);
}

/** The word as the table has it; empty where it is none of letters. */
function wordAt(text: MarkedText, at: number): string {
  if (at < 0 || at >= text.count) return '';
  const word = text
    .slice(at, at + 1)
    .toLowerCase()
    .replaceAll('’', "'");
  return /^[\p{L}\p{M}'&]+$/u.test(word) ? word : '';
}

function countCapitals(texts: readonly string[], text: MarkedText, counts: Counts): void {
  for (const raw of texts) {
    text.read(raw, text.lexicon);
    if (!text.capitalsTell) continue;
    for (let at = 1; at < text.count; at++) {
      const word = wordAt(text, at);
      if (word === '' || text.opens(at)) continue;
      add(counts, word, text.shapes[at] === shapes.small ? 1 : 0);
    }
  }
}

function contextWord(text: MarkedText, gap: number, at: number): string {
  if (gap === gaps.space || gap === gaps.hyphen) return wordAt(text, at);
  if (gap !== gaps.comma) return `#${gap + 1}`;
  const word = wordAt(text, at);
  return word === '' ? '' : `,${word}`;
}

function countName(text: MarkedText, { from, to }: Segment, kind: number, counts: Counts): void {
  const at = (position: number): number => 2 + position * nameKinds.length + kind;
  const put = (word: string, position: number): void => {
    if (word !== '') add(counts, word, at(position));
  };
  if (to - from === 1) put(wordAt(text, from), positions.sole);
  else {
    put(wordAt(text, from), positions.first);
    put(wordAt(text, to - 1), positions.last);
  }
  if (!text.capitalsTell) return;
  put(contextWord(text, text.gaps[from] as number, from - 1), positions.before);
  const gapBehind = to < text.count ? (text.gaps[to] as number) : gaps.sentence;
  put(contextWord(text, gapBehind, to), positions.behind);
}

function kindOf(text: MarkedText, segment: Segment, mayJudge: boolean): number {
  const { kind } = segment;
  if (kind === 'country') return nameKinds.indexOf('place');
  if (kind === 'malware' || kind === 'threat-group') return nameKinds.indexOf('other');
  if (kind !== null) return nameKinds.findIndex((known) => known === kind);
  if (!mayJudge) return -1;
  return judge(text, segment).findIndex((probability) => probability >= sureOf);
}

function writeTable(counts: Counts): string {
  const totals = new Float64Array(evidenceColumns + 2);
  for (const row of counts.values())
    row.forEach((count, at) => (totals[at] = (totals[at] as number) + count));
  const rows = [`*:${codesOf(totals, 2)}`];
  for (const [word, row] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = row.subarray(2).reduce((sum, count) => sum + count, 0);
    if ((row[0] as number) + (row[1] as number) < fewestWords && names < fewestNames) continue;
    const codes = codesOf(row, 0);
    if (codes !== '') rows.push(`${word}:${codes}`);
  }
  return rows.join(' ');
}

function codesOf(row: Float64Array, from: number): string {
  let codes = '';
  for (let column = from; column < row.length; column++) {
    const figure = Math.min(35, Math.round(2 * Math.log2((row[column] as number) + 1)));
    // A context seen once or twice tells nothing, and there are very many.
    if (figure > (column >= firstContext ? 3 : 0))
      codes += String.fromCharCode(0x41 + column) + figure.toString(36);
  }
  return codes;
}

function build(folder: string, language: Language): string {
  const texts = readTexts(folder, language);
  const lexiconOf = (counts: Counts) => new Lexicon(language, readStatistics(writeTable(counts)));
  const text = new MarkedText(lexiconOf(new Map()));
  const capitals: Counts = new Map();
  countCapitals(texts, text, capitals);
  let lexicon = lexiconOf(capitals);
  let counts: Counts = new Map();
  for (let round = 0; round < rounds; round++) {
    counts = new Map([...capitals].map(([word, row]) => [word, row.slice()]));
    for (const raw of texts) {
      text.read(raw, lexicon);
      visitSegments(text, language, (segment) => {
        const kind = kindOf(text, segment, round > 0);
        if (kind >= 0) countName(text, segment, kind, counts);
      });
    }
    lexicon = lexiconOf(counts);
  }
  return source(language, texts.length, writeTable(counts));
}

const lineWidth = 4000;

function source(language: Language, texts: number, table: string): string {
  const lines = table.match(new RegExp(`.{1,${lineWidth}}(?: |$)`, 'gu')) ?? [];
  return `// Made by tools/build-name-counts.ts; change that and run it again.
// Counted over ${texts} titles and leads of ${samples[language].files.join(', ')}.
// prettier-ignore
export const ${samples[language].name} = \`
${lines.map((line) => line.trim()).join('\n')}\`;
`;
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' } },
});
for (const language of ['vi', 'en'] as const) {
  const target = new URL(`../libs/news/src/entities/counts/${language}.ts`, import.meta.url);
  writeFileSync(target, build(join(values.data, 'topics/train'), language));
}
