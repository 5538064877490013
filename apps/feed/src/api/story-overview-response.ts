import { Instant, NamedEntity } from '@newsline/contracts';
import { z } from 'zod';
import { coverageOf, startOfUtcDay } from '../story-overview/coverage.ts';
import type { StoryOverview as Overview } from '../story-overview/story-overview.ts';

// What the articles of a story tell together, as the API says it.

const count = z.int().min(0);
const language = z.string().describe('ISO 639-1; `und` where it can’t be told.');

const SaidBy = z.object({
  articleId: z.string().describe('The article that says it.'),
  sourceId: z.string().describe('Its source.'),
  sourceName: z.string().describe('The source’s name as shown to readers.'),
});

const LeadSentence = z.object({
  text: z.string().describe('As it stands in the article: plain text.'),
  language,
  saidBy: SaidBy.describe('Who says it.'),
});

const KeyNumber = z.object({
  text: z.string().describe('The number with what it counts, in the words of an article.'),
  language,
  value: z
    .number()
    .describe(
      'The number itself, without thousands, millions or billions: 2.4 million is 2400000.',
    ),
  unit: z
    .string()
    .describe(
      'What it counts: `dead`, `injured`, `missing`, `arrested`, `evacuated`; `magnitude` of an earthquake; `%`; a currency’s sign (`₫`, `$`, `€`, `£`); a measure (`km`, `kg`); else the first word behind the number.',
    ),
  earlier: z
    .object({
      text: z.string().describe('That number as it was said.'),
      value: z.number().describe('In the same unit.'),
    })
    .nullable()
    .describe('A smaller number that was said before, of what grows while an event goes on.'),
  outlets: count.describe('How many outlets give it; two at least.'),
  saidBy: z
    .array(SaidBy)
    .describe('The newest article of each outlet, newest first; three at most.'),
});

const StoryName = NamedEntity.extend({
  outlets: count.describe('How many outlets name it.'),
  articles: count.describe('How many articles name it.'),
});

const TopicShare = z.object({
  topic: z.string().describe('The topic’s id.'),
  share: z.number().min(0).max(1).describe('Which share of the articles has it.'),
});

const report = {
  ...SaidBy.shape,
  publishedAt: Instant.describe('When it was published; ISO 8601.'),
};
const FirstReport = z.object({
  ...report,
  next: z.object(report).nullable().describe('Which other outlet had it next; null: none has.'),
  aheadMs: z
    .int()
    .nullable()
    .describe('How long before that, in milliseconds; null also where a date is not known.'),
});

const counts = z.array(count).describe('Articles in each period.');
const Coverage = z.object({
  from: Instant.describe('When the first period begins; ISO 8601, UTC.'),
  periodHours: z
    .int()
    .min(1)
    .describe('How long each period is, in hours; those of several begin with days of UTC.'),
  periods: z.int().min(1).max(48).describe('How many periods there are.'),
  outlets: z
    .array(
      z.object({
        outlet: z.string().describe('As a story’s `outlets` name it.'),
        name: z.string().describe('As most of its articles call it.'),
        counts,
      }),
    )
    .describe('By when they first reported; twelve at most, those of most articles.'),
  others: z
    .object({ outlets: count.describe('How many they are.'), counts })
    .nullable()
    .describe('The other outlets together; null: all are named.'),
  gap: z
    .object({
      first: z.int().min(0).describe('The first of them, counted from 0.'),
      last: z.int().min(0).describe('The last of them.'),
    })
    .nullable()
    .describe('The periods of which not all articles are counted; null: none.'),
});

export const StoryOverview = z.object({
  articlesRead: count.describe(
    'How many articles this is made of: all up to 300, else the 200 newest and up to 100 of the earliest.',
  ),
  lead: z
    .array(LeadSentence)
    .describe(
      'Two or three sentences of as many outlets that tell the story, in its language; none where they would only repeat the headline.',
    ),
  keyNumbers: z
    .array(KeyNumber)
    .describe(
      'Numbers that two outlets or more give; five at most, of the dead and injured first.',
    ),
  firstReport: FirstReport.nullable().describe('Who had it first; null while no article is here.'),
  names: z
    .array(StoryName)
    .describe('People, places and others whom most outlets name, five at most of each kind.'),
  topics: z.array(TopicShare).describe('Topics by weight; of a tenth of the articles at least.'),
  coverage: Coverage.nullable().describe(
    'Which outlet reported how often in which hours; null while no article is here. As a picture: `/stories/{id}/coverage.svg`.',
  ),
});

export function storyOverviewOf(overview: Overview): z.output<typeof StoryOverview> {
  const { sample, lead, keyNumbers, firstReport, names, topics } = overview;
  const coverage = coverageOf(sample, startOfUtcDay);
  return {
    articlesRead: sample.articles.length,
    lead: [...lead],
    keyNumbers: keyNumbers.map((number) => ({ ...number, saidBy: [...number.saidBy] })),
    ...{ firstReport, names: [...names], topics: [...topics] },
    coverage: coverage && {
      ...coverage,
      outlets: coverage.outlets.map((one) => ({ ...one, counts: [...one.counts] })),
      others: coverage.others && { ...coverage.others, counts: [...coverage.others.counts] },
    },
  };
}
