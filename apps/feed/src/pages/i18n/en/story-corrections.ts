import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');

export const storyCorrections: Dictionary['storyCorrections'] = {
  title: 'Corrected stories',
  intro:
    'Which articles were moved, and which stories were merged, split, renamed, pinned or muted; also what Newsline merged by itself. What you say holds for ever: Newsline does not undo it.',
  operatorsOnly: 'Only the operator sees this page.',
  none: 'No story has been corrected yet.',
  kinds: 'Kinds of corrections',
  ofTopics: 'Topics',
  ofStories: 'Stories',
  section: 'Correct this story',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  mute: 'Leave out of all lists',
  unmute: 'List again',
  headline: 'Headline of the story',
  rename: 'Change the headline',
  mergeInto: 'Merge into the story (address of its page, or id)',
  merge: 'Merge',
  articles: 'Move articles, or split some off',
  choose: 'Choose articles',
  moveTo: 'Move the chosen articles to the story (address of its page, or id)',
  move: 'Move',
  split: 'Make the chosen articles a story of their own',
  holding: 'Corrections that hold here',
  noneHere: 'Nothing has been corrected here.',
  all: 'All corrected stories',
  byNewsline: 'Newsline, looking again',
  done: {
    move: 'moved to another story',
    out: 'made a story of its own',
    merge: 'merged into another story',
    split: (count) =>
      `${number.format(count)} ${count === 1 ? 'article' : 'articles'} made a story of their own`,
    rename: (headline) => `renamed to “${headline}”`,
    pin: 'pinned to the top',
    mute: 'left out of all lists',
  },
  outcome: {
    undone: 'It is undone.',
    gone: 'It could not be undone: the correction is no longer there.',
  },
  refused: {
    'unknown-story':
      'There is no story with that address or id. Copy the address of the story’s page.',
    'unknown-article': 'An article that was chosen is no longer in this story.',
    'nothing-to-do': 'There is nothing to do: it is so already, or would leave the story as it is.',
    'nothing-chosen': 'Choose at least one article.',
    headline: 'A headline needs words, and has 300 characters at most.',
  },
  away: 'The part that groups articles into stories is not answering, so stories cannot be corrected now.',
};
