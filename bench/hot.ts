import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { storyHeat } from '../apps/feed/src/read-model/story-heat.ts';
import { groupStream, type ToldStory } from './hot/group-stream.ts';
import { readStream } from './hot/read-stream.ts';

const usage = `npm run bench -- hot [--data FILE.gz] [--at INSTANT …] [--first N]

Groups a stream of articles in the order of its dates up to an instant, and prints the hottest stories of
then, as a reader of the front page would have met them: first by outlets and the latest article alone, as
stories of an earlier version are ranked, then by the heat that they are published with. Of each: the
articles, outlets and independent reports, the share that its publishers mark as advertising and the share
that comes round whatever happens (the day's prices, weather, digests). To be read: what is no event, and
what is missing?

  --data FILE.gz   JSON lines: title, summary, source, category, published, link
                   (default ../shared/data/streams/vi-rss-2026-03.jsonl.gz)
  --at INSTANT     when the page is looked at (default: three evenings of that stream)
  --first N        so many stories (default 25)`;

const evenings = [
  '2026-03-06T20:00:00+07:00',
  '2026-03-12T20:00:00+07:00',
  '2026-03-21T20:00:00+07:00',
];
const defaultData = '../../shared/data/streams/vi-rss-2026-03.jsonl.gz';

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, defaultData) },
      at: { type: 'string', multiple: true, default: evenings },
      first: { type: 'string', default: '25' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const articles = readStream(values.data);
  for (const at of values.at) {
    const now = new Date(at);
    if (Number.isNaN(now.getTime())) throw new Error(`No instant: ${at}`);
    const stories = groupStream(articles, now);
    const first = Number(values.first);
    print(`\n${at}, by outlets and the latest article`, hottest(stories, formerHeat, first));
    print(
      `\n${at}, by heat`,
      hottest(stories, ({ story }) => storyHeat(story), first),
    );
  }
}

function formerHeat({ story: { heat: _, ...story } }: ToldStory): number {
  return storyHeat(story);
}

function hottest(
  stories: readonly ToldStory[],
  heatOf: (story: ToldStory) => number,
  first: number,
): ToldStory[] {
  return stories.toSorted((a, b) => heatOf(b) - heatOf(a)).slice(0, first);
}

function print(heading: string, stories: readonly ToldStory[]): void {
  console.log(`${heading}\n    articles outlets reports paid routine`);
  for (const [n, { story, paid, routine }] of stories.entries()) {
    const figures = [
      String(n + 1).padStart(3),
      String(story.articleCount).padStart(8),
      String(story.outlets.length).padStart(7),
      String(story.reports).padStart(7),
      percent(paid).padStart(4),
      percent(routine).padStart(7),
    ];
    console.log(figures.join(' '), story.headline);
  }
}

function percent(share: number): string {
  return share === 0 ? '·' : `${Math.round(share * 100)}%`;
}

if (import.meta.main) run(process.argv.slice(2));
