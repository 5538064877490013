import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { goldSets, readGoldSet, type GoldSet } from '../bench/stories/gold-sets.ts';
import type { GoldArticle } from '../bench/stories/read-articles.ts';
import { readPairs, type WrittenPair } from '../bench/stories/read-pairs.ts';
import { readCrossPairs, type CrossPair } from '../bench/stories/read-cross-pairs.ts';
import { scoreGroups } from '../bench/stories/score-groups.ts';
import {
  bridgeEvidenceNames,
  bridgeLikenesses,
  type BridgeEvidenceName,
} from '../libs/news/src/stories/bridge/bridge-evidence.ts';
import { evidenceNames, likenesses } from '../libs/news/src/stories/pair-evidence.ts';
import { probabilityBy, type PairWeights } from '../libs/news/src/stories/same-story.ts';
import { defaultStorySettings } from '../libs/news/src/stories/settings.ts';
import { StoryGrouper } from '../libs/news/src/stories/story-grouper.ts';
import { wordHash } from '../libs/news/src/stories/term-hash.ts';
import { bridgeExamples, strangers } from './stories/bridge-examples.ts';
import { fitWeights } from './stories/fit-weights.ts';
import { pairExamples, writtenExamples } from './stories/pair-examples.ts';

/** Trains what makes two articles one story, from articles that people grouped: writes
 *  pair-weights.ts and bridge/bridge-weights.ts of libs/news/src/stories. Prints how well weights trained on
 *  one half of each set group the other half, and the other way round; of pairs in two languages, on four fifths. The same data give the same bytes. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'libs/news/src/stories' },
  },
});

type Read = { readonly set: GoldSet; readonly articles: readonly GoldArticle[] };

/** A large aggregator's stories of bare headlines are coarser than a reader's: only for measuring. */
const measuredOnly = new Set(['en-uci']);

/** What a pair in two languages counts for that was written. */
const writtenAcrossWeight = 0.3;
/** What all pairs of different years count for together. */
const ofOtherYearsWeight = 60;
const acrossParts = 5;

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
await write(
  'pair-weights.ts',
  `import type { PairWeights } from './same-story.ts';

/** Of what speaks for one story and against it. Written by \`npm run train -- stories\`. */
export const pairWeights: PairWeights = ${JSON.stringify(shipped)};
`,
);

const writtenAcross = bridgeExamples(
  readCrossPairs(join(import.meta.dirname, 'stories/written/cross.jsonl')),
  writtenAcrossWeight,
);
const articlesOf = (names: readonly string[]) =>
  all.filter(({ set }) => names.includes(set.name)).flatMap(({ articles }) => articles);
/** Of 2026, and of 2020 and before. */
const ofOtherYears = strangers(
  articlesOf(['vi-rss', 'vi-rss-2026-02']),
  articlesOf(['en-basil', 'en-wikinews', 'en-uci']),
  ofOtherYearsWeight,
);
const across = readCrossPairs(join(values.data, 'stories/cross-pairs.dev.jsonl'));
printUnseenAcross();
await write(
  'bridge/bridge-weights.ts',
  `import type { PairWeights } from '../same-story.ts';
import type { BridgeEvidenceName } from './bridge-evidence.ts';

/** Of what speaks for one story in two languages and against it. Written by \`npm run train -- stories\`. */
export const bridgeWeights: PairWeights<BridgeEvidenceName> = ${JSON.stringify(acrossTrainedOn(across))};
`,
);

async function write(file: string, text: string): Promise<void> {
  const path = join(values.out, file);
  const style = (await resolveConfig(path)) ?? {};
  writeFileSync(path, await format(text, { ...style, parser: 'typescript' }));
}

/** Of each part, by weights trained on the others. */
function printUnseenAcross(): void {
  const judged = across.filter(({ isSure }) => isSure).map((pair) => ({ pair, probability: 0 }));
  for (let part = 0; part < acrossParts; part++) {
    const weights = acrossTrainedOn(across.filter((pair) => partOf(pair) !== part));
    for (const one of judged)
      if (partOf(one.pair) === part) one.probability = probabilityOf(one.pair, weights);
  }
  const { mergeThreshold } = defaultStorySettings;
  const joined = judged.filter(({ probability }) => probability >= mergeThreshold);
  const right = joined.filter(({ pair }) => pair.isSame).length;
  const same = judged.filter(({ pair }) => pair.isSame).length;
  const [precision, recall] = [right / joined.length, right / same];
  console.log(
    `pairs in two languages, unseen: P ${precision.toFixed(3)} R ${recall.toFixed(3)} of ${judged.length}`,
  );
}

function probabilityOf(pair: CrossPair, weights: PairWeights<BridgeEvidenceName>): number {
  const [example] = bridgeExamples([pair], 1);
  return example ? probabilityBy(bridgeEvidenceNames, weights)(example.evidence) : 0;
}

function trainedOn(sets: readonly Read[]): PairWeights {
  const examples = sets.flatMap(({ set, articles }) =>
    measuredOnly.has(set.name) ? [] : pairExamples(articles),
  );
  return fitWeights([...examples, ...written], { names: evidenceNames, likenesses });
}

function acrossTrainedOn(pairs: readonly CrossPair[]): PairWeights<BridgeEvidenceName> {
  return fitWeights([...bridgeExamples(pairs, 1), ...writtenAcross, ...ofOtherYears], {
    names: bridgeEvidenceNames,
    likenesses: bridgeLikenesses,
  });
}

/** All pairs of a Vietnamese article are in one part. */
function partOf({ vi }: CrossPair): number {
  return Math.abs(wordHash(vi.title)) % acrossParts;
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
