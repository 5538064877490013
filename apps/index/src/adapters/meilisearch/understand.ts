import { z } from 'zod';
import { bestMend, hardlyAny, likeliest, mayBegin, mendable, mostCounted } from '../../mending.ts';
import { spellingIn } from '../../occurrences.ts';
import type { Query } from '../../query.ts';
import { mostOf, type Mended, type Understanding } from '../../understanding.ts';
import { Found, foundFields, textsOf } from './found.ts';
import type { Lookups } from './lookups.ts';
import {
  matching,
  partQuery,
  sideBySideQuery,
  togetherQuery,
  wordQuery,
  type SubQuery,
} from './queries.ts';

const everyArticle = 'kind = article';

/** Decides what a query looks for: which words are typos, whether the last one is a beginning, and
 *  whether most of the words have to do. */
export async function understand(query: Query, lookups: Lookups): Promise<Understanding> {
  const prefix = mayBegin(query);
  const least = query.parts.length;
  if (least === 0) return { mended: [], prefix, least };
  const asTyped = { mended: await mend(query, prefix, lookups), prefix, least };
  if (await isFound(matching(query, asTyped), lookups)) return asTyped;
  // Two letters begin half of all words, so they stand for themselves while that finds anything.
  const last = query.words.at(-1);
  const begun = { ...asTyped, prefix: query.unfinished && last?.folded.length === 2 };
  if (begun.prefix && (await isFound(matching(query, begun), lookups))) return begun;
  return { ...asTyped, least: mostOf(least) };
}

async function isFound(any: readonly SubQuery[], lookups: Lookups): Promise<boolean> {
  return (await lookups.find({ any, filter: everyArticle, limit: 0 })).total > 0;
}

async function mend(query: Query, prefix: boolean, lookups: Lookups): Promise<Mended[]> {
  const suspects = query.words.flatMap((_, index) => mendable(query, index) ?? []);
  const hits = await lookups.counts(
    suspects.map(({ part, word }) => partQuery(part, prefix && word === query.words.at(-1))),
  );
  const mended: Mended[] = [];
  for (const [i, suspect] of suspects.entries()) {
    const few = hits[i] ?? 0;
    if (few > hardlyAny) continue;
    const soFar = { mended, prefix, least: query.parts.length };
    const mend = await mendWord(query, { ...suspect, hits: few }, soFar, lookups);
    if (mend) mended.push(mend);
  }
  return mended;
}

type Suspect = NonNullable<ReturnType<typeof mendable>> & { readonly hits: number };

async function mendWord(
  query: Query,
  { word, maxEdits, hits }: Suspect,
  soFar: Understanding,
  lookups: Lookups,
): Promise<Mended | null> {
  const index = query.words.indexOf(word);
  const near = (await lookups.similar(word.folded, maxEdits)).slice(0, mostCounted);
  const counts = await lookups.counts(near.map(({ term }) => wordQuery(term)));
  const likely = likeliest(
    near.map((candidate, i) => ({ ...candidate, hits: counts[i] ?? 0 })),
    hits,
  ).map((candidate) => {
    const mend = { word: index, term: candidate.term, shown: candidate.term };
    return { ...candidate, mend, understanding: { ...soFar, mended: [...soFar.mended, mend] } };
  });
  const together = await lookups.counts(
    likely.map(({ understanding }) => togetherQuery(query, understanding)),
  );
  const best = bestMend(
    likely.map((candidate, i) => ({ ...candidate, together: together[i] ?? 0 })),
    word,
  );
  if (!best) return null;
  if (!query.accented) return best.mend;
  const examples = [
    sideBySideQuery(query, { ...best.understanding, prefix: false }),
    togetherQuery(query, best.understanding),
    wordQuery(best.term),
  ];
  return { ...best.mend, shown: await spelt(best.term, examples, lookups) };
}

/** As the newest article spells it that the first of the queries finds. */
async function spelt(term: string, queries: readonly SubQuery[], lookups: Lookups) {
  for (const query of queries) {
    const { documents } = await lookups.find({
      any: [query],
      filter: everyArticle,
      sort: ['published:desc'],
      limit: 1,
      fields: foundFields,
    });
    const [example] = z.array(Found).parse(documents).map(textsOf);
    if (!example) continue;
    return spellingIn([example.title, example.summary, example.text()], term) ?? term;
  }
  return term;
}
