import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const many = (count: number, one: string, several: string): string =>
  `${number.format(count)} ${count === 1 ? one : several}`;

export const storyOverview: Dictionary['storyOverview'] = {
  lead: 'In short',
  keyNumbers: 'Key numbers',
  earlier: (said) => `earlier: ${said}`,
  moreOutlets: (count) => `and ${many(count, 'other outlet', 'other outlets')}`,
  names: 'Who and where',
  topics: 'Topics',
  ofArticles: (percent) => `${number.format(percent)}% of the articles`,
  hadItFirst: 'Who had it first',
  firstBy: (name) => `${name} had it first`,
  ahead: (name, time) => `${time} before ${name}`,
  next: (name) => `then ${name}`,
  minutes: (count) => many(count, 'minute', 'minutes'),
  hours: (count) => many(count, 'hour', 'hours'),
  days: (count) => many(count, 'day', 'days'),
  fresh: 'New:',
  repeats: (outlets) => `${many(outlets, 'outlet repeats', 'outlets repeat')} this`,
  coverage: 'Who reported when',
  coverageTitle: (headline) => `Who reported when: ${headline}`,
  coverageOf: (outlets, articles, from, to) =>
    `${many(articles, 'article', 'articles')} of ${many(outlets, 'outlet', 'outlets')}, from ${from} to ${to}.`,
  perPeriod: (hours) =>
    `Each cell is ${hours % 24 === 0 ? many(hours / 24, 'day', 'days') : many(hours, 'hour', 'hours')}.`,
  most: (outlets) => `Most articles: ${outlets}.`,
  others: (count) => many(count, 'other outlet', 'other outlets'),
  notCounted: 'Not all articles of this time are counted',
  cell: (outlet, when, articles) => `${outlet}, ${when}: ${many(articles, 'article', 'articles')}`,
  picture: 'Open this picture by itself (SVG)',
};
