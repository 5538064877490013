import type { Dictionary } from '../vi.ts';

const things: Readonly<Record<string, readonly [one: string, many: string]>> = {
  topic: ['topic', 'topics'],
  source: ['source', 'sources'],
  outlet: ['outlet', 'outlets'],
  language: ['language', 'languages'],
  story: ['story', 'stories'],
};

export const notices: Dictionary['search']['notices'] = {
  'unknown-operator': ({ operator }) => `Nothing can be narrowed by “${operator}:”.`,
  'unknown-value': ({ operator, value }) => {
    if (operator === 'after' || operator === 'before') return `“${value}” is not a date.`;
    const [thing] = things[operator] ?? [];
    return thing ? `There is no ${thing} “${value}”.` : `“${value}” is not understood.`;
  },
  'ambiguous-value': ({ operator, value }) =>
    `Several ${things[operator]?.[1] ?? 'names'} begin with “${value}”; the first was taken. There are also:`,
  'unlisted-outlet': ({ value }) => `No source here is from “${value}”.`,
  'no-value': ({ operator }) => `“${operator}:” needs a value right behind its colon.`,
  'no-negation': ({ operator }) => `“${operator}:” takes no minus sign.`,
  'or-with-filter': ({ operator }) => `OR joins words alone, so “${operator}:” was left out.`,
  contradiction: ({ operator }) =>
    operator === 'after' || operator === 'before'
      ? 'This period ends before it begins, so there are no results.'
      : `What is asked by “${operator}:” contradicts itself, so there are no results.`,
};
