import type { Dictionary } from '../vi.ts';

export const failures: Dictionary['failures'] = {
  title: 'Failing sources',
  description:
    'When a source can’t be read any more, when it can again, and when it has moved elsewhere.',
  follow: 'Follow failing sources by',
  began: (source) => `${source} can’t be read`,
  ended: (source) => `${source} can be read again`,
  moved: (source) => `${source} has moved`,
  since: (at) => `The first read that failed: ${at}.`,
  lasted: (since, until) => `It could not be read from ${since} to ${until}.`,
  reason: 'The reason at first:',
  movedTo: (from, to) =>
    `Its publisher has moved it from ${from} to ${to}; Newsline reads it there.`,
  movedToOther: (to, source) =>
    `Its publisher has moved it to ${to}, which the source ${source} reads already; one of the two can be removed.`,
};
