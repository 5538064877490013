import type { Dictionary } from '../vi.ts';
import { notices } from './search-notices.ts';

const number = new Intl.NumberFormat('en');
const n = (count: number): string => number.format(count);

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const search: Dictionary['search'] = {
  title: 'Search',
  titleFor: (query) => `Search: “${query}”`,
  label: 'Words to find',
  submit: 'Search',
  suggestions: 'Suggestions',
  suggestionKinds: {
    topic: 'topic',
    source: 'source',
    outlet: 'outlet',
    operator: 'narrows the search',
    headline: 'article',
  },
  from: 'From',
  to: 'Until',
  sort: 'Sort by',
  sorts: { relevance: 'Relevance', newest: 'Newest' },
  filters: 'Narrow the results',
  chosen: 'Narrowed to',
  drop: (filter) => `Remove filter: ${filter}`,
  dropAll: 'Remove all filters',
  language: 'Language',
  allLanguages: 'All',
  outlets: 'Outlets',
  moreValues: (count) => `${n(count)} more`,
  without: (name) => `Not ${name}`,
  before: (day) => `Before ${day}`,
  inStory: (headline) => `Within one story: ${headline}`,
  edited: { true: 'Edited articles', false: 'Unedited articles' },
  notices,
  known: { meant: 'Did you mean:', examples: 'You can write:' },
  when: 'Published',
  until: (day) => `Until ${day}`,
  since: (day) => `Since ${day}`,
  week: (first, last) => `${first} – ${last}`,
  month: (month, year) => `${months[Number(month) - 1]} ${year}`,
  year: (year) => year,
  brush: 'Drag over the bars to choose a period',
  group: 'Show',
  groups: { story: 'By story', none: 'One by one' },
  more: (count) => `and ${n(count)} more on this story`,
  near: (complete) => {
    if (complete === 0) return 'No article has all the words. These come near:';
    const only = complete === 1 ? '1 article has' : `${n(complete)} articles have`;
    return `Only ${only} all the words. Below come near matches.`;
  },
  lacks: (words) => `lacks: ${words}`,
  corrected: 'Showing results for',
  exactly: 'Search for exactly what you typed:',
  none: (query) => `No article matches “${query}”.`,
  noneFiltered: 'No article passes these filters.',
  noneHelp: [
    'Use fewer or shorter words.',
    'Remove a filter, or widen the dates.',
    'Try a name, or the word in the other language.',
  ],
  tips: 'How to search',
  tipList: [
    '“an ninh mang” finds “an ninh mạng”: marks are optional, and typing them ranks exact matches first.',
    'One slip is forgiven: “mackrel” finds “mackerel”. Words in quotes are taken to the letter.',
    'The last word may be unfinished: “diplom” finds “diplomacy”.',
    'Not every word has to be right: articles that have all come first, near matches after them.',
  ],
  keysTip:
    'Press / to get to the search box, ↓ and ↑ to choose a suggestion, Enter to take it, Esc to close them.',
  operators: 'Narrow it in the box itself',
  operatorsNote: 'In English or in Vietnamese, with or without marks.',
  operatorList: [
    { query: '"strait of Hormuz"', meaning: 'this very phrase' },
    { query: 'iran -trump', meaning: 'without the word “trump”' },
    { query: 'storm OR flood', meaning: 'either of the words' },
    { query: 'intitle:gold', meaning: 'the word is in the title' },
    { query: 'topic:cybersecurity', meaning: 'a topic' },
    {
      query: 'outlet:bbc.com',
      meaning: 'an outlet, by its name or domain; source: for a single source',
    },
    { query: 'lang:English', meaning: 'a language' },
    {
      query: 'gold after:7d',
      meaning: 'in the last seven days; takes a date as well, such as 2026-11-25',
    },
    { query: 'before:2026-11-25', meaning: 'published before this day' },
    { query: 'is:edited', meaning: 'articles that their publisher has changed' },
    { query: '-lang:vi', meaning: 'a minus sign in front leaves out, here as everywhere' },
  ],
  browse: 'Or browse by topic',
  down: 'Search is not answering right now. Please try again in a few seconds.',
  results: 'Results',
};
