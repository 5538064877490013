import type { Dictionary } from '../vi.ts';

const either = (words: string) => ({ for: words, against: words });

export const storyReasons: Dictionary['storyReasons'] = {
  title: 'Why each article is in this story',
  intro:
    'Articles are grouped where they most likely tell of one event. Each is compared with the one here that it is most like.',
  none: 'This story has no articles yet.',
  decidedBy: {
    opened: 'opened the story',
    likeness: 'is like the articles here',
    correction: 'moved here by the operator',
    regrouping: 'moved here by Newsline, looking again',
    unknown: 'not known why: an earlier version of Newsline did not keep it',
  },
  score: (percent) => `${percent}% likely to be right when it came`,
  like: (percent) => `${percent}% likely to be of one story with the article that it is most like:`,
  alone: 'There is no other article to compare it with.',
  for: 'Speaks for one story',
  against: 'Speaks against it',
  strengths: {
    slight: 'slightly',
    clear: 'clearly',
    strong: 'strongly',
    decisive: 'very strongly',
  },
  facts: {
    cosine: { for: 'they speak of the same things', against: 'they speak of different things' },
    leastTitleFound: {
      for: 'each has the words of the other’s title',
      against: 'few words of one title are in the other article',
    },
    mostTitleFound: {
      for: 'nearly all words of one title are in the other article',
      against: 'few words of either title are in the other article',
    },
    otherNames: {
      for: 'names of the titles are in the other article, or the titles have none',
      against: 'the titles have other names, none of which is in the other article',
    },
    namesApart: {
      for: 'no rare name of a title is missing',
      against: 'each title has a rare name that the other article has not',
    },
    namesInFrame: {
      for: 'the titles are not one template with other names',
      against: 'the titles are one template with other names',
    },
    numbersShared: { for: 'they have the same numbers', against: 'they share hardly any number' },
    hoursApart: { for: 'published soon after each other', against: 'published long apart' },
    undated: either('whether both have a date'),
    oneOutlet: either('whether one outlet published both'),
    length: either('how long the shorter one is'),
    lengthRatio: { for: 'about equally long', against: 'one is much longer' },
    rarestThree: { for: 'they have rare words in common', against: 'only common words in common' },
    rarestOfTitles: {
      for: 'the titles have a rare word in common',
      against: 'the titles have no rare word in common',
    },
    rarestName: { for: 'they have a rare name in common', against: 'no rare name in common' },
    nameCosine: { for: 'they have the same well-known names', against: 'they have other names' },
    namesShared: { for: 'well-known names in common', against: 'few well-known names in common' },
    titleNamesShared: { for: 'the titles name the same', against: 'the titles name others' },
    otherCosine: { for: 'they say that the same happened', against: 'what happened differs' },
    othersShared: { for: 'many details in common', against: 'few details in common' },
    titleOthersShared: {
      for: 'the titles say that the same happened',
      against: 'the titles have few details in common',
    },
    lesserShared: {
      for: 'both who or where and what happened in common',
      against: 'not both who or where and what happened in common',
    },
  },
  otherFact: 'another sign',
};
