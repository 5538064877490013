import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { defaultStorySettings, type StorySettings } from '@newsline/news/grouping';
import { goldSets, readGoldSet } from './stories/gold-sets.ts';
import { type GoldArticle } from './stories/read-articles.ts';
import { printAcross } from './stories/across-languages.ts';
import { groupAll } from './stories/group-all.ts';
import { readPairs, type WrittenPair } from './stories/read-pairs.ts';
import { scoreGroups } from './stories/score-groups.ts';
import { worstErrors } from './stories/worst-errors.ts';
import { measureSpeed } from './stories/speed.ts';
import { printLargest } from './stories/largest.ts';

const usage = `npm run bench -- stories [SET …] [--data DIR] [--set NAME=NUMBER …] [--worst N] [--streams] [--no-speed]

Groups each set of articles in its order, with one setting for all, merges stories afterwards as the service
does it, and prints B-cubed precision, recall
and F1, pairwise F1 (of what people are sure of) and CEAF; how many written pairs are right; then
microseconds an article with many articles live. Most sets were used to train the weights: what unseen articles score is printed by
"npm run train -- stories".

  --data DIR         where the folders "stories", "streams" and "topics" are (default ../shared/data)
  --set NAME=NUMBER  another setting than the default (see libs/news/src/stories/settings.ts)
  --worst N          the N largest errors of each kind in each set
  --across [FILE]    instead: how many pairs of a Vietnamese and an English article become one story, of a file
                     of such pairs (default DIR/stories/cross-pairs.dev.jsonl, which the weights were trained
                     with). A line: {"same", "sure", "domain", "vi": {"title", "summary", "source",
                     "published", "link"}, "en": {…}}
  --streams          the largest stories of two months of three outlets, to look at
  --no-speed         scores only`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      set: { type: 'string', multiple: true, default: [] },
      worst: { type: 'string', default: '0' },
      across: { type: 'boolean', default: false },
      streams: { type: 'boolean', default: false },
      'no-speed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.across) {
    const [file = join(values.data, 'stories/cross-pairs.dev.jsonl')] = positionals;
    printAcross(file, Number(values.worst));
    return;
  }
  const settings = changedSettings(values.set);
  console.log('set'.padEnd(16), 'articles stories  found      P     R    F1  pairwise  CEAF');
  for (const set of goldSets) {
    if (positionals.length > 0 && !positionals.includes(set.name)) continue;
    const articles = readGoldSet(values.data, set);
    const groups = groupAll(articles, settings);
    console.log(set.name.padEnd(16), scoreLine(articles, groups));
    for (const line of worstErrors(articles, groups, Number(values.worst))) console.log(line);
  }
  if (positionals.length === 0) printPairs(settings);
  if (!values['no-speed']) measureSpeed(values.data, settings);
  if (values.streams) printLargest(values.data, settings);
}

function changedSettings(changes: readonly string[]): Partial<StorySettings> {
  return Object.fromEntries(
    changes.map((change) => {
      const [name = '', number = ''] = change.split('=');
      if (!Object.hasOwn(defaultStorySettings, name)) throw new Error(`No setting ${name}`);
      return [name, Number(number)];
    }),
  );
}

/** Of pairs that were written for this project, and not trained on. */
function printPairs(settings: Partial<StorySettings>): void {
  const pairs = readPairs(join(import.meta.dirname, 'stories/pairs.jsonl'));
  console.log('\nwritten pairs     right of   joined');
  for (const [kind, those] of Map.groupBy(pairs, (pair) => pair.kind)) {
    const joined = those.filter((pair) => isJoined(pair, settings));
    const right = those.filter((pair) => joined.includes(pair) === pair.isSame);
    const counts = [right.length, those.length, joined.length];
    console.log(kind.padEnd(16), counts.map((count) => String(count).padStart(6)).join(' '));
  }
}

function isJoined({ first, second }: WrittenPair, settings: Partial<StorySettings>): boolean {
  const [story, other] = groupAll([first, second], settings);
  return story === other;
}

function scoreLine(articles: readonly GoldArticle[], groups: readonly string[]): string {
  const { bCubed, pairwise, ceaf } = scoreGroups(articles, groups);
  const stories = new Set(articles.map(({ story }) => story)).size;
  const counts = [articles.length, stories, new Set(groups).size];
  return [
    ...counts.map((count) => String(count).padStart(7)),
    '  ',
    ...[bCubed.precision, bCubed.recall, bCubed.f1].map((share) => share.toFixed(3)),
    pairwise.f1.toFixed(3).padStart(8),
    ceaf.f1.toFixed(3).padStart(6),
  ].join(' ');
}

if (import.meta.main) await run(process.argv.slice(2));
