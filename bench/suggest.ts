/** `npm run bench -- suggest [--corpus FILE] [--titles N]`: how long suggestions take while people type.
 *  Serves a corpus as feeds on loopback to a Newsline of its own, and types the beginnings of titles and
 *  the operators letter by letter over HTTP. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold } from '@newsline/news';
import { json } from './embedded/newsline.ts';
import { readCorpus } from './relevance/judged-queries.ts';
import { withNewsline } from './relevance/with-newsline.ts';

/** People choose, or have typed all, by then. */
const typedLetters = 24;
const operators = ['topic:cyber', 'chủđề:an ninh', 'source:tuổi', 'báo:vnex', 'lang:vi', 'sau:7ng'];

type Suggested = { readonly suggestions: readonly { readonly kind: string }[] };

export async function run(args: string[]): Promise<void> {
  const data = join(import.meta.dirname, '../../shared/data/search');
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string', default: join(data, 'corpus.jsonl.gz') },
      titles: { type: 'string', default: '40' },
    },
  });
  const items = readCorpus(values.corpus);
  const every = Math.max(1, Math.floor(items.length / Number(values.titles)));
  const titles = items.filter((_, n) => n % every === 0).map(({ title }) => title);
  await withNewsline(items, async ({ origin }) => {
    console.log('suggest: ms over HTTP     keys      p50      p99      max   suggestions');
    await type(origin, 'titles', titles);
    await type(origin, 'titles, no marks', titles.map(fold));
    await type(origin, 'operators', operators);
  });
}

async function type(origin: string, name: string, texts: readonly string[]): Promise<void> {
  const took: number[] = [];
  let suggestions = 0;
  for (const text of texts) {
    for (let letters = 1; letters <= Math.min(text.length, typedLetters); letters++) {
      const address = `${origin}/v1/suggest?q=${encodeURIComponent(text.slice(0, letters))}`;
      const startedAt = performance.now();
      const answer = (await json(address)) as Suggested;
      took.push(performance.now() - startedAt);
      suggestions += answer.suggestions.length;
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  const figures = [at(0.5), at(0.99), took.at(-1)].map((ms = NaN) => ms.toFixed(1).padStart(9));
  const mean = (suggestions / took.length).toFixed(1);
  console.log(
    `  ${name.padEnd(20)} ${String(took.length).padStart(7)}${figures.join('')}${mean.padStart(14)}`,
  );
}

if (import.meta.main) await run(process.argv.slice(2));
