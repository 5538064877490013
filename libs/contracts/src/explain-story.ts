import { z } from 'zod';
import { Instant } from './article.ts';
import { defineQuestion } from './question.ts';

/** Something that two articles have or lack, and what it weighs. */
const Fact = z.object({
  fact: z
    .string()
    .describe('What was looked at, such as `rarestName`: see `docs/decisions/0034` and `0036`.'),
  logOdds: z
    .number()
    .describe('What it adds to the logarithm of the odds that both are of one story.'),
  words: z
    .array(z.string())
    .describe('Of the titles, those that it rests on; empty where it rests on no words.'),
});

/** Why an article is in its story. */
export const Membership = z.object({
  articleId: z.string().min(1).describe('The article’s id.'),
  title: z.string().describe('Its title.'),
  publishedAt: Instant.describe('When it was published; ISO 8601, UTC.'),
  decidedBy: z
    .enum(['opened', 'likeness', 'correction', 'regrouping', 'unknown'])
    .describe(
      'What brought it here: it opened the story, was like its articles, was moved by an operator or by the pass that looks at stories again; `unknown`: an earlier version of Newsline did not keep it.',
    ),
  score: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('How likely it was of the story when it came; null where likeness did not decide.'),
  like: z
    .object({
      articleId: z.string().min(1).describe('The article that it is compared with here.'),
      title: z.string().describe('That article’s title.'),
      probability: z
        .number()
        .min(0)
        .max(1)
        .describe('How likely these two are of one story, by what is known of both now.'),
      for: z.array(Fact).describe('What speaks for it, the weightiest first.'),
      against: z.array(Fact).describe('What speaks against it, the weightiest first.'),
    })
    .nullable()
    .describe('The article of the story that it is most like; null where it is alone.'),
});

export type Membership = z.output<typeof Membership>;

/** Why each article is in a story, earliest first; of more than 200 the latest. Asked by feed for an
 *  operator, answered by classify. */
export const ExplainStory = defineQuestion(
  'stories.explain',
  1,
  z.object({ storyId: z.string().min(1).describe('The story’s id.') }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('explained'),
      members: z.array(Membership).describe('Its articles.'),
    }),
    z.object({ kind: z.literal('unknown-story') }),
  ]),
);
