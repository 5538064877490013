import { z } from 'zod';

/** Why a source is polled next when it is, so that whoever shows it can say it in the reader's language. */
export const PollReason = z.object({
  kind: z
    .enum([
      'rhythm',
      'usual',
      'publisher',
      'skipped-hours',
      'retry-after',
      'failures',
      'longest',
      'asked',
      'pushed',
    ])
    .describe(
      '`rhythm`: by how often it has articles. `usual`: that is not known yet. `publisher`: its publisher asks for so long a wait. `skipped-hours`: its publisher wants no polls at some hours or days. `retry-after`: its server asked for a pause. `failures`: it failed, and is left alone longer each time. `longest`: the operator lets no wait be longer. `asked`: somebody asked for it. `pushed`: a hub brings what is new, so it is polled seldom.',
    ),
  values: z
    .record(z.string(), z.string())
    .describe('What the text names: `perDay` articles, `seconds` of a wait, `failures` in a row.'),
});
export type PollReason = z.output<typeof PollReason>;
