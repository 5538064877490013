/**
 * Writes libs/news/src/stories/background/{vi,en}.ts: in how many news articles each common word
 * and pair of words occurs, so that grouping into stories knows from its first article that "và"
 * says nothing and "quan tài" does.
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
import { words } from '../libs/news/src/text.ts';

type Row = { title?: string; summary?: string; text?: string };
type Sample = { file: string; every: number; source: string };

const leadWords = 80;
const fewestArticles = 40;

const languages: { code: string; name: string; samples: Sample[] }[] = [
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

function* leads(path: string, every: number): Generator<string[]> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  for (let at = 0; at < lines.length; at += every) {
    const row = JSON.parse(lines[at] ?? '{}') as Row;
    const text = [row.title, row.summary ?? row.text].filter(Boolean).join('\n');
    yield words(normalise(text)).slice(0, leadWords);
  }
}

/** Rounded to quarter octaves: finer steps change no weight by more than a tenth. */
function rounded(count: number): number {
  return Math.round(2 ** (Math.round(Math.log2(count) * 4) / 4));
}

function countTerms(articles: Iterable<string[]>): {
  articles: number;
  counts: Map<string, number>;
} {
  const counts = new Map<string, number>();
  let total = 0;
  for (const lead of articles) {
    total++;
    const terms = new Set(lead);
    for (let at = 1; at < lead.length; at++) terms.add(`${lead[at - 1]} ${lead[at]}`);
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
for (const { code, name, samples } of languages) {
  const all = samples
    .values()
    .flatMap(({ file, every }) =>
      leads(join(values.data, 'topics/train', `${file}.jsonl.gz`), every),
    );
  const { articles, counts } = countTerms(all);
  const target = new URL(`../libs/news/src/stories/background/${code}.ts`, import.meta.url);
  writeFileSync(target, source(name, samples, articles, counts));
}
