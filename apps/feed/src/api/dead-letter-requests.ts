import { z } from 'zod';
import { portionSize } from '../dead-letters/settle-portion.ts';
import { lengthOfTime } from '../http/query-parameters.ts';
import { limit } from '../http/query-vocabulary.ts';

// What operators send to see dead letters and to be rid of them.

const word = z
  .string('must be one text')
  .min(1, 'is empty')
  .max(2000, 'is longer than 2000 characters')
  .optional();

const criteria = {
  group: word.describe('The consumers that gave up: `index.articles`.'),
  channel: word.describe('The event’s type: `news.article.ingested.v1`.'),
  reason: word.describe('A part of the reason, as it is written.'),
  olderThan: lengthOfTime.optional().describe('Given up longer ago than this: `90m`, `12h`, `7d`.'),
};

export const DeadLettersQuery = z.strictObject({
  ...criteria,
  limit,
  before: word.describe('`next` of the page before, with all else unchanged.'),
});

const portion = `must be a whole number from 1 to ${portionSize}`;

export const DeadLetterSelection = z.strictObject({
  ...criteria,
  all: z.literal(true, 'must be true').optional().describe('Needed where no filter is given.'),
  upTo: word.describe('`upTo` of the answer before, with all else unchanged.'),
  limit: z
    .int(portion)
    .min(1, portion)
    .max(portionSize, portion)
    .default(portionSize)
    .describe('How many at the most.'),
});
