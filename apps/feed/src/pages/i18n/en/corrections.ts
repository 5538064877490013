import type { Dictionary } from '../vi.ts';

export const corrections: Dictionary['corrections'] = {
  title: 'Corrected topics',
  intro:
    'What the operator said of articles and their topics. It holds for the article for ever, and Newsline has learnt from it.',
  operatorsOnly: 'Only the operator sees this page.',
  none: 'Nothing has been corrected yet.',
  export: 'Download all (JSON Lines)',
  right: 'Right',
  wrong: 'Wrong',
  missing: 'Add a topic that is missing…',
  add: 'Add',
  undo: 'Undo',
  verdicts: { right: 'right', wrong: 'wrong', missing: 'missing' },
  said: {
    right: 'Confirmed as right',
    wrong: 'Taken away as wrong',
    missing: 'Added, as it was missing',
  },
  done: {
    undone: 'It is undone.',
    gone: 'It could not be undone: the correction is no longer there, or the article was withdrawn.',
  },
  away: 'The part that tells topics is not answering, so they cannot be corrected now.',
};
