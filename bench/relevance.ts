/** `npm run bench -- relevance [--corpus FILE] [--queries FILE] [--worst N]`: how well search finds what
 *  people mean. Serves a corpus as feeds on loopback to a Newsline of its own, asks the queries over HTTP,
 *  and compares what comes with grades given by reading. Beside it plain BM25; and the same articles in
 *  Meilisearch, where MEILI_URL and MEILI_KEY name a server. Beside the given queries there are 60 of our own
 *  over the same corpus: `bench/relevance/queries.dev.jsonl`, and `queries.held.jsonl`, which nothing is tuned
 *  to. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { SearchArticles } from '@newsline/contracts';
import { MeilisearchIndex } from '../apps/index/src/meilisearch/meilisearch-index.ts';
import { indexParts } from '../apps/index/src/transfer.ts';
import { json } from './embedded/newsline.ts';
import { Bm25 } from './relevance/bm25.ts';
import { readCorpus, readQueries, type JudgedQuery } from './relevance/judged-queries.ts';
import { withNewsline } from './relevance/with-newsline.ts';
import { ndcgAt10, scoresOf, success, type Judged, type Scores } from './relevance/measures.ts';

const shown = 10;

type Hit = { readonly url: string; readonly title: string };
type Search = (query: string) => Promise<readonly Hit[]>;

export async function run(args: string[]): Promise<void> {
  const data = join(import.meta.dirname, '../../shared/data/search');
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string', default: join(data, 'corpus.jsonl.gz') },
      queries: { type: 'string', default: join(data, 'queries.dev.jsonl') },
      worst: { type: 'string', default: '10' },
    },
  });
  const items = readCorpus(values.corpus);
  const queries = readQueries(values.queries);
  const unique = [...new Map(items.map((item) => [item.link, item])).values()];
  const bm25 = new Bm25(unique);
  const plain: Search = async (q) =>
    bm25.search(q, shown).map(({ link, title }) => ({ url: link, title }));
  report('BM25', await judge(queries, plain), 0);
  await withNewsline(items, async ({ origin, folder }) => {
    report('SQLite', await judge(queries, overHttp(origin)), Number(values.worst));
    const { MEILI_URL: url, MEILI_KEY: apiKey } = process.env;
    if (!url || !apiKey) return console.log('Meilisearch: not asked (MEILI_URL, MEILI_KEY)');
    const index = await MeilisearchIndex.open({
      url,
      apiKey,
      uid: `relevance-${randomUUID()}`,
      installation: 'bench',
    });
    await moveInto(index, folder);
    report('Meilisearch', await judge(queries, directly(index)), Number(values.worst));
    await index.close();
  });
}

async function judge(queries: readonly JudgedQuery[], search: Search): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const query of queries) {
    const hits = await search(query.q);
    const graded = hits.map(({ url, title }) => ({ title, grade: query.grades[url] ?? 0 }));
    judged.push({ query, hits: graded });
  }
  return judged;
}

function overHttp(origin: string): Search {
  return async (q) => {
    const address = `${origin}/v1/search?limit=${shown}&group=none&q=${encodeURIComponent(q)}`;
    return hitsOf(await json(address));
  };
}

function directly(index: MeilisearchIndex): Search {
  return async (q) =>
    hitsOf(await index.search(SearchArticles.request.parse({ text: q, limit: shown })));
}

function hitsOf(answer: unknown): Hit[] {
  const { hits } = answer as {
    hits: { url: string | null; title: { text: string }[] }[];
  };
  return hits.map(({ url, title }) => ({
    url: url ?? '',
    title: title.map(({ text }) => text).join(''),
  }));
}

function report(engine: string, judged: readonly Judged[], worst: number): void {
  console.log(`\n${engine.padEnd(18)} queries  success@1  success@3  nDCG@10`);
  const kinds = Map.groupBy(judged, ({ query }) => query.kind);
  for (const [kind, ofKind] of kinds) console.log(row(kind, scoresOf(ofKind)));
  console.log(row('all', scoresOf(judged)));
  const answerable = judged.filter(({ query }) => Object.keys(query.grades).length > 0);
  const byMerit = answerable.toSorted((a, b) => ndcgAt10(a) - ndcgAt10(b));
  for (const one of byMerit.slice(0, worst)) {
    const { q, kind } = one.query;
    console.log(`  ${ndcgAt10(one).toFixed(2)} ${success(one, 1) ? '+' : '-'} ${kind}: ${q}`);
    for (const { grade, title } of one.hits.slice(0, 3)) console.log(`         ${grade}  ${title}`);
  }
}

function row(name: string, { queries, successAt1, successAt3, ndcgAt10: ndcg }: Scores): string {
  const figures = [successAt1, successAt3, ndcg].map((figure) =>
    (Number.isNaN(figure) ? '–' : figure.toFixed(3)).padStart(9),
  );
  return `  ${name.padEnd(16)} ${String(queries).padStart(7)}  ${figures.join('  ')}`;
}

async function moveInto(index: MeilisearchIndex, folder: string): Promise<void> {
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'));
  for (const part of indexParts(database, index)) {
    let position = null;
    for (;;) {
      const batch = await part.next(position);
      if (!batch) break;
      position = batch.position;
    }
  }
  database.close();
}

if (import.meta.main) await run(process.argv.slice(2));
