/**
 * Writes libs/news/src/stories/background/{vi,en,mul}.ts: in how many news articles each common word
 * and pair of words occurs, so that grouping into stories knows from its first article that "và"
 * says nothing and "quan tài" does; in mul.ts, each term that is the same in both languages.
 *
 *     node tools/build-background.ts [--data ../shared/data]
 *
 * Deterministic: the same data gives the same files. Only counts over tens of thousands of
 * articles are kept, no text; terms in fewer than 40 articles are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../libs/news/src/normalise.ts';
import { BridgeTermCounter } from '../libs/news/src/stories/bridge/bridge-terms.ts';
import type { BridgedLanguage } from '../libs/news/src/stories/bridge/bridge-words.ts';
import { words } from '../libs/news/src/text.ts';

type Row = { title?: string; summary?: string; text?: string };
type Sample = { file: string; every: number; source: string };

const leadWords = 80;
const fewestArticles = 40;

const languages: { code: BridgedLanguage; name: string; samples: Sample[] }[] = [
  {
    code: 'vi',
    name: 'vietnameseFrequencies',
    samples: [
      { file: 'vi-rss-unlabelled', every: 2, source: 'feeds of three outlets, 2025-08 to 2026-04' },
      { file: 'vi-vntc10', every: 1, source: 'VNTC, newspapers of the 2000s (MIT)' },
    ],
  },
  {
    code: 'en',
    name: 'englishFrequencies',
    samples: [
      { file: 'en-allsides', every: 1, source: 'US outlets, 2012 to 2020 (Apache-2.0)' },
      { file: 'en-cyber-feeds', every: 1, source: 'feeds of seven cybersecurity outlets' },
      { file: 'en-cyber-newsdatahub', every: 1, source: 'NewsDataHub (CC BY 4.0)' },
      { file: 'en-masakhanews', every: 1, source: 'MasakhaNEWS, BBC Africa' },
    ],
  },
];

function* rowsOf(path: string, every: number): Generator<Row> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  for (let at = 0; at < lines.length; at += every) yield JSON.parse(lines[at] ?? '{}') as Row;
}

function wordsAndPairs({ title, summary, text }: Row): Set<string> {
  const whole = [title, summary ?? text].filter(Boolean).join('\n');
  const lead = words(normalise(whole)).slice(0, leadWords);
  const terms = new Set(lead);
  for (let at = 1; at < lead.length; at++) terms.add(`${lead[at - 1]} ${lead[at]}`);
  return terms;
}

let bridgeTerms = new Set<string>();
const bridge = new BridgeTermCounter((term) => bridgeTerms.add(term));

function termsOfBothLanguages(row: Row, language: BridgedLanguage): Set<string> {
  bridgeTerms = new Set();
  const body = normalise(row.summary ?? row.text ?? '');
  bridge.count({ language, title: normalise(row.title ?? ''), body });
  return bridgeTerms;
}

/** Rounded to quarter octaves: finer steps change no weight by more than a tenth. */
function rounded(count: number): number {
  return Math.round(2 ** (Math.round(Math.log2(count) * 4) / 4));
}

function countTerms(articles: Iterable<Iterable<string>>): {
  articles: number;
  counts: Map<string, number>;
} {
  const counts = new Map<string, number>();
  let total = 0;
  for (const terms of articles) {
    total++;
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { articles: total, counts };
}

function source(name: string, samples: Sample[], articles: number, counts: Map<string, number>) {
  const groups = new Map<number, string[]>();
  for (const [term, count] of counts) {
    if (count < fewestArticles) continue;
    const group = groups.get(rounded(count));
    if (group) group.push(term);
    else groups.set(rounded(count), [term]);
  }
  const rows = [...groups]
    .sort(([a], [b]) => b - a)
    .map(([count, terms]) => `    [${count}, ${JSON.stringify(terms.sort().join(','))}],`);
  return `// Made by tools/build-background.ts; change that and run it again.
// Counted over the first ${leadWords} words of ${articles} articles:
${samples.map(({ file, source }) => `// - ${file}: ${source}`).join('\n')}
// prettier-ignore
export const ${name} = {
  articles: ${articles},
  terms: [
${rows.join('\n')}
  ] as (readonly [count: number, terms: string])[],
};
`;
}

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const samplesOf = ({ samples }: { samples: Sample[] }) =>
  samples
    .values()
    .flatMap(({ file, every }) =>
      rowsOf(join(values.data, 'topics/train', `${file}.jsonl.gz`), every),
    );
for (const language of languages)
  write(language.code, language.name, language.samples, samplesOf(language).map(wordsAndPairs));
write(
  'mul',
  'frequenciesOfBoth',
  languages.flatMap(({ samples }) => samples),
  languages
    .values()
    .flatMap((language) =>
      samplesOf(language).map((row) => termsOfBothLanguages(row, language.code)),
    ),
);

function write(code: string, name: string, samples: Sample[], terms: Iterable<Iterable<string>>) {
  const { articles, counts } = countTerms(terms);
  const target = new URL(`../libs/news/src/stories/background/${code}.ts`, import.meta.url);
  writeFileSync(target, source(name, samples, articles, counts));
}
