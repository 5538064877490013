import type { Dictionary } from '../vi.ts';

export const votes: Dictionary['votes'] = {
  question: 'Was this story useful?',
  useful: 'Useful',
  notUseful: 'Not useful',
  back: 'Take it back',
  thanks: {
    useful: 'Thank you: it is noted as useful. You can change your mind, or take it back.',
    'not-useful':
      'Thank you: it is noted as not useful. You can change your mind, or take it back.',
    back: 'What you said is taken back.',
  },
  privacy:
    'One vote a reader, without an account. Newsline does not keep who voted, nor what else they voted on. A vote counts for two weeks.',
  recommended: 'Worth reading',
  similar: 'Stories like this that readers found useful',
};
