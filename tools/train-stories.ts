import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { goldSets, readGoldSet, type GoldSet } from '../bench/stories/gold-sets.ts';
import type { GoldArticle } from '../bench/stories/read-articles.ts';
import { readPairs, type WrittenPair } from '../bench/stories/read-pairs.ts';
import { scoreGroups } from '../bench/stories/score-groups.ts';
import type { PairWeights } from '../libs/news/src/stories/same-story.ts';
import { StoryGrouper } from '../libs/news/src/stories/story-grouper.ts';
import { fitWeights } from './stories/fit-weights.ts';
import { pairExamples, writtenExamples } from './stories/pair-examples.ts';

/** Trains what makes two articles one story, from articles that people grouped: writes
 *  libs/news/src/stories/pair-weights.ts. Prints how well weights trained on one half of each set group
 *  the other half, and the other way round. The same data give the same bytes. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'libs/news/src/stories/pair-weights.ts' },
  },
});

type Read = { readonly set: GoldSet; readonly articles: readonly GoldArticle[] };

/** A large aggregator's stories of bare headlines are coarser than a reader's: only for measuring. */
const measuredOnly = new Set(['en-uci']);

const written = ['vi', 'en'].flatMap((language) =>
  writtenExamples(
    readPairs(join(import.meta.dirname, 'stories/written', `${language}.jsonl`), language),
  ),
);
const heldPairs = readPairs(join(import.meta.dirname, '../bench/stories/pairs.jsonl'));
const all = goldSets.map((set): Read => ({ set, articles: readGoldSet(values.data, set) }));
const rounds = [0, 1].map((side) => {
  const weights = trainedOn(
    all.map(({ set, articles }) => ({ set, articles: half(set, articles, 1 - side) })),
  );
  return all.map(({ set, articles }) => scored(half(set, articles, side), weights));
});
console.log('on the half that the weights have not seen');
console.log('set'.padEnd(16), 'B-cubed P    R    F1   pairwise P    R    F1');
all.forEach(({ set }, at) => {
  const [one, other] = rounds.map((round) => round[at] as number[]);
  const means = (one ?? []).map((value, k) => (value + (other?.[k] ?? 0)) / 2);
  console.log(set.name.padEnd(16), means.map((mean) => mean.toFixed(3).padStart(6)).join(' '));
});

const shipped = trainedOn(all);
for (const [kind, pairs] of Map.groupBy(heldPairs, (pair) => pair.kind)) {
  const right = pairs.filter((pair) => isRight(pair, shipped)).length;
  console.log(`pairs, ${kind}: ${right} of ${pairs.length} right`);
}
const text = `import type { PairWeights } from './same-story.ts';

/** Of what speaks for one story and against it. Written by \`npm run train -- stories\`. */
export const pairWeights: PairWeights = ${JSON.stringify(shipped)};
`;
const style = (await resolveConfig(values.out)) ?? {};
writeFileSync(values.out, await format(text, { ...style, parser: 'typescript' }));

function trainedOn(sets: readonly Read[]): PairWeights {
  const examples = sets.flatMap(({ set, articles }) =>
    measuredOnly.has(set.name) ? [] : pairExamples(articles),
  );
  return fitWeights([...examples, ...written]);
}

/** Stories are whole in one half: by time where they come one after the other. */
function half({ inTime }: GoldSet, articles: readonly GoldArticle[], side: number): GoldArticle[] {
  if (inTime) {
    const middle = Math.floor(articles.length / 2);
    return side === 0 ? articles.slice(0, middle) : articles.slice(middle);
  }
  const stories = [...new Set(articles.map(({ story }) => story))];
  const number = new Map(stories.map((story, at) => [story, at]));
  return articles.filter(({ story }) => (number.get(story) ?? 0) % 2 === side);
}

function scored(articles: readonly GoldArticle[], weights: PairWeights): number[] {
  const grouper = new StoryGrouper({}, weights);
  const groups = articles.map(
    (article, at) => grouper.place({ ...article, id: String(at) }).storyId,
  );
  const { bCubed, pairwise } = scoreGroups(articles, groups);
  return [bCubed, pairwise].flatMap(({ precision, recall, f1 }) => [precision, recall, f1]);
}

function isRight({ first, second, isSame }: WrittenPair, weights: PairWeights): boolean {
  const grouper = new StoryGrouper({}, weights);
  const { storyId } = grouper.place(first);
  return (grouper.place(second).storyId === storyId) === isSame;
}
