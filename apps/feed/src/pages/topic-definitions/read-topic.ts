import { TopicDefinition } from '@newsline/contracts';
import { fold } from '@newsline/news';
import { uiLanguages, type UiLanguage } from '../i18n/i18n.ts';
import { readEntries, readKeywords } from './entry-lines.ts';
import type { FieldProblem } from './field-problem.ts';
import { problemsOf, shownEntry, type FieldProblems } from './field-problems.ts';
import { listNames, type TopicInput } from './topic-input.ts';

const longestId = 60;
/** Longer phrases are not looked for. */
const mostWords = 8;

type Read =
  | { readonly kind: 'topic'; readonly topic: TopicDefinition }
  | { readonly kind: 'refused'; readonly problems: FieldProblems };

/** Makes a topic of what was typed.
 *  @param before as it was: what the form doesn't show, such as words in other languages, stays */
export function readTopic(input: TopicInput, before: TopicDefinition | null): Read {
  const parent = input.parent.trim();
  const id = input.id.trim() || idFrom(input['names.en']);
  const typed = {
    ...before,
    id,
    names: inBoth((code) => input[`names.${code}`]),
    description: inBoth((code) => input[`description.${code}`].replaceAll('\r\n', '\n')),
    parent: parent || undefined,
    keywords: filled(before?.keywords, (code) => keywordsIn(input, code)),
    ...Object.fromEntries(
      listNames.map((name) => [
        name,
        filled(before?.[name], (code) => readEntries(input[`${name}.${code}`])),
      ]),
    ),
  };
  const { data, error } = TopicDefinition.safeParse(typed);
  const problems = { ...problemsOf(error?.issues ?? [], typed), ...problemsOfKeywords(input) };
  if (data && Object.keys(problems).length === 0) return { kind: 'topic', topic: data };
  // Without a name there was nothing to make an id of.
  const { id: _id, ...others } = problems;
  return { kind: 'refused', problems: id || !problems['names.en'] ? problems : others };
}

/** "Climate & energy" → "climate-energy" */
function idFrom(name: string): string {
  const words = fold(name).split(/[^a-z0-9]+/u);
  return words.filter(Boolean).join('-').slice(0, longestId).replace(/-$/, '');
}

function inBoth<Value>(valueIn: (code: UiLanguage) => Value): Record<UiLanguage, Value> {
  return { vi: valueIn('vi'), en: valueIn('en') };
}

/** By language, without empty ones; undefined where all are. */
function filled<Entries extends object>(
  before: Readonly<Record<string, Entries>> | undefined,
  typedIn: (code: UiLanguage) => Entries,
): Record<string, Entries> | undefined {
  const all = Object.entries({ ...before, ...inBoth(typedIn) });
  const some = all.filter(([, entries]) => Object.keys(entries).length > 0);
  return some.length > 0 ? Object.fromEntries(some) : undefined;
}

/** A weight that is none counts as 0 here, and is refused by `problemsOfKeywords`. */
function keywordsIn(input: TopicInput, code: UiLanguage): Record<string, number> {
  const keywords = readKeywords(input[`keywords.${code}`]);
  return Object.fromEntries(keywords.map(([phrase, weight]) => [phrase, weight ?? 0]));
}

function problemsOfKeywords(input: TopicInput): FieldProblems {
  const problems = uiLanguages.map((code) => {
    const problem = problemOfKeywords(readKeywords(input[`keywords.${code}`]));
    return [`keywords.${code}`, problem] as const;
  });
  return Object.fromEntries(problems.filter(([, problem]) => problem));
}

function problemOfKeywords(keywords: ReturnType<typeof readKeywords>): FieldProblem | null {
  const wrong = keywords.find(([phrase, weight]) => weight === null || phrase === '');
  if (wrong) return { kind: 'bad-weight', entry: shownEntry(wrong[0]) };
  const long = keywords.find(([phrase]) => phrase.split(/\s+/u).length > mostWords);
  return long ? { kind: 'too-many-words', most: mostWords, entry: shownEntry(long[0]) } : null;
}
