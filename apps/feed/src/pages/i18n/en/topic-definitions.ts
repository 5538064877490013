import type { FieldProblem } from '../../topic-definitions/field-problem.ts';
import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const n = (count: number): string => number.format(count);
const at = ({ entry }: FieldProblem): string => (entry ? ` See “${entry}”.` : '');
const most = (problem: FieldProblem): string => n(problem.most ?? 0);
const articles = (count: number): string => `${n(count)} ${count === 1 ? 'article' : 'articles'}`;

export const topicDefinitions: Dictionary['topicDefinitions'] = {
  title: 'Manage topics',
  intro:
    'Topics of your own label new articles as soon as they are saved. Those that ship with Newsline or are in a folder are changed there.',
  operatorsOnly: 'Only the operator sees this page.',
  manage: 'Add or edit topics',
  list: 'All topics',
  none: 'There are no topics yet.',
  origins: { own: 'your own', shipped: 'ships with Newsline', folder: 'in a folder' },
  trained: (languages) => `learnt from articles in ${languages}`,
  byWords: 'told by its words and examples',
  partOf: (parent) => `part of ${parent}`,
  add: 'Add a topic',
  edit: 'Edit…',
  editTitle: (name) => `Edit topic: ${name}`,
  remove: 'Remove…',
  removeSure:
    'Remove this topic? Articles that have it keep it until what is there already is labelled again.',
  removeYes: 'Remove for good',
  save: 'Save',
  cancel: 'Back, without saving',
  done: {
    added:
      'Topic added. It labels new articles from now on; for those already there, press the button below.',
    changed:
      'Topic saved. It labels new articles from now on; for those already there, press the button below.',
    removed: 'Topic removed. Articles that have it keep it until they are labelled again.',
    gone: 'It could not be removed: the topic is no longer there, or is not your own.',
    started: 'Labelling has begun.',
    running: 'Labelling is under way already, so that no new run was started.',
  },
  relabel: {
    title: 'Label what is there already',
    intro:
      'Looks at every article again and gives it the topics as they are now, in the background, while news comes in as ever. What you corrected by hand stays.',
    start: 'Label what is there already',
    progress: ({ done, total, changed }) =>
      `${n(done)} of ${articles(total)}, ${n(changed)} changed`,
    running: 'Labelling',
    finished: ({ done, changed }) =>
      `The last run looked at ${articles(done)} and changed ${n(changed)}.`,
    stopped: ({ done, total }) =>
      `The last run was cut short after ${n(done)} of ${articles(total)}. Start it again.`,
    refreshes: 'This page reloads itself every few seconds.',
    hold: 'Stop reloading',
    refresh: 'Reload',
  },
  away: 'The part that tells topics did not answer, so nothing is saved yet. What you typed is still here: save it again in a few seconds.',
  refused: (count) =>
    `Not saved yet: ${n(count)} ${count === 1 ? 'field needs' : 'fields need'} your attention below.`,
  problems: {
    missing: () => 'Please fill this in.',
    'too-long': (problem) => `Too long: ${most(problem)} characters at most.${at(problem)}`,
    'too-many': (problem) => `Too many: ${most(problem)} entries at most.`,
    'too-many-words': (problem) => `A phrase has ${most(problem)} words at most.${at(problem)}`,
    'bad-weight': (problem) =>
      `Each line is a phrase, or “phrase = number” with a number from −10 to 10.${at(problem)}`,
    'bad-id': () =>
      'An id has small letters a to z, digits and hyphens, 60 at most, such as climate-change.',
    taken: () => 'There is a topic with this id. Take another id, or edit that topic.',
    'unknown-parent': () =>
      'That topic is no longer there, or is a part of this one. Choose another, or none.',
    untold: () =>
      'There is nothing to tell the topic by. Add keywords, organisations or examples in at least one language.',
    bad: () => 'This is not valid.',
  },
  fields: {
    names: 'Name',
    description: 'Description: what belongs to it',
    id: 'Id, for addresses and filters (empty: made from the English name)',
    parent: 'Part of',
    noParent: 'No other topic',
    keywords: 'Keywords',
    institutions: 'Organisations, offices, events',
    examples: 'Headlines as examples',
    counterExamples: 'Headlines that mislead',
    sections: 'Publishers’ sections',
  },
  help: {
    keywords:
      'One phrase a line, of up to eight words. A weight goes behind an equals sign: “emissions = 1.5”. Without one it is 3, which decides alone; 1 does so only in a title; below 0 speaks against the topic.',
    institutions: 'One name a line. An article that names it may belong to the topic.',
    examples:
      'One headline a line. To add its first lines, write them below it, each beginning with a space.',
    counterExamples: 'One headline a line that sounds like the topic and is not. Written as above.',
    sections: 'One name of a section a line, such as “Environment”. Only a hint.',
  },
};
