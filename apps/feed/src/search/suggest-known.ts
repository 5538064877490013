import { fold } from '@newsline/news';
import { holdingWord, keyOf, type Named, type NamedValues } from './named-values.ts';
import { operatorNamed, operators, type OperatorKind } from './operators.ts';
import type { SearchNames } from './search-names.ts';
import type { UnfinishedValue, UnfinishedWord } from './unfinished.ts';

export type SuggestionLanguage = 'en' | 'vi';

export type Suggestion = {
  readonly kind: 'topic' | 'source' | 'outlet' | 'operator' | 'name' | 'headline';
  /** What to show. */
  readonly text: string;
  /** The query that it makes. */
  readonly q: string;
  /** Of a headline: the path of its page. */
  readonly url?: string;
};

type Suggested = Readonly<
  Record<'topics' | 'outlets' | 'sources' | 'operators', readonly Suggestion[]>
>;

const mostOfAKind = 2;
const days: Readonly<Record<SuggestionLanguage, readonly string[]>> = {
  en: ['today', 'yesterday', '7d', '30d', '3m', '1y'],
  vi: ['hômnay', 'hômqua', '7ngày', '30ngày', '3tháng', '1năm'],
};

/** The values that an operator takes and that are called so. */
export function suggestValues(
  typed: string,
  { operator, text, from }: UnfinishedValue,
  names: SearchNames,
  language: SuggestionLanguage,
): readonly Suggestion[] {
  const q = (value: string) => `${typed.slice(0, from)}${value} `;
  if (operator === 'story') return [];
  if (operator === 'after' || operator === 'before') {
    const begun = [...days[language], ...days.en].filter((day) => fold(day).startsWith(fold(text)));
    return [...new Set(begun)].map((day) => ({
      kind: 'operator',
      text: `${operator}:${day}`,
      q: q(day),
    }));
  }
  const values = valuesOf(operator, names);
  return holdingWord(values, text).map((named) => ({
    kind: operator === 'language' || operator === 'is' ? 'operator' : operator,
    text: nameFor(named, text, language),
    q: q(written(operator, named, values)),
  }));
}

/** Topics, outlets, sources and operators that the last words may be the beginning of: of as many of
 *  them as begin anything. */
export function suggestFilters(
  typed: string,
  { text, negative, starts }: UnfinishedWord,
  names: SearchNames,
  language: SuggestionLanguage,
): Suggested {
  for (const from of starts) {
    const isLast = from === starts.at(-1);
    const key = keyOf(typed.slice(from));
    // A single letter behind other words begins a word of nearly everything.
    if (key === '' || (isLast && starts.length > 1 && key.length < 2)) continue;
    const filters = (kind: 'topic' | 'outlet' | 'source') =>
      filtersFrom(typed, from, kind, valuesOf(kind, names), language);
    const before = typed.slice(0, typed.length - text.length);
    const found = {
      topics: filters('topic'),
      outlets: filters('outlet'),
      sources: filters('source'),
      operators: (isLast ? operatorsFrom(text, language) : [])
        .filter((name) => !negative || operatorNamed(name)?.kind !== 'story')
        .map((name): Suggestion => ({
          kind: 'operator',
          text: `${name}:`,
          q: `${before}${name}:`,
        })),
    };
    if (Object.values(found).some((its) => its.length > 0)) return found;
  }
  return { topics: [], outlets: [], sources: [], operators: [] };
}

function filtersFrom(
  typed: string,
  from: number,
  kind: 'topic' | 'outlet' | 'source',
  values: NamedValues,
  language: SuggestionLanguage,
): readonly Suggestion[] {
  const begun = typed.slice(from);
  return holdingWord(values, begun)
    .slice(0, mostOfAKind)
    .map((named) => ({
      kind,
      text: nameFor(named, begun, language),
      q: `${typed.slice(0, from)}${kind}:${written(kind, named, values)} `,
    }));
}

/** One letter begins too many words for an operator to be meant. */
function operatorsFrom(text: string, language: SuggestionLanguage): string[] {
  const begun = fold(text);
  if (begun.length < 2) return [];
  return operators
    .flatMap(({ en, vi }) => {
      const own = language === 'vi' ? [vi[0], en[0]] : [en[0], vi[0]];
      return own.find((name) => fold(name).startsWith(begun)) ?? [];
    })
    .slice(0, mostOfAKind);
}

function valuesOf(
  operator: 'topic' | 'source' | 'outlet' | 'language' | 'is',
  names: SearchNames,
): NamedValues {
  switch (operator) {
    case 'topic':
      return names.topics;
    case 'source':
      return names.sources;
    case 'outlet':
      return names.outlets;
    case 'language':
      return names.languages;
    case 'is':
      return names.states;
  }
}

/** In the reader's language, unless it was begun in the other. */
function nameFor({ names }: Named, begun: string, language: SuggestionLanguage): string {
  const [en, vi = en] = names;
  const own = language === 'vi' ? [vi, en] : [en, vi];
  const key = keyOf(begun);
  return (
    own.find((name) => keyOf(name).startsWith(key)) ??
    own.find((name) => keyOf(name).includes(key)) ??
    own[0] ??
    en
  );
}

/** As the operator takes it: a source by its name, where that is its alone. */
function written(
  operator: OperatorKind,
  { value, names: [name] }: Named,
  { byKey }: NamedValues,
): string {
  if (operator !== 'source' || (byKey.get(keyOf(name))?.length ?? 0) !== 1) return value;
  if (/["“”]/u.test(name)) return value;
  return /^[^\s,]+$/u.test(name) ? name : `"${name}"`;
}
