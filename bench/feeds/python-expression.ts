/** A value that feedparser's tests expect of a field: `entries[1]['tags'][0]['term']` has the root
 *  `entries`, entry 1, index 0 and the name `tags.N.term`. */
export type Expectation = {
  readonly root: 'feed' | 'entries' | 'encoding';
  readonly name: string;
  readonly entry: number;
  readonly index: number;
  readonly expected: string;
  readonly written: string;
};

/** What a test's expression says of single values, each on its own: comparisons with a text, a number
 *  or a time, joined by "and". Other parts are left out. */
export function expectationsOf(expression: string): Expectation[] {
  return expression
    .replace(/^(?:not )?bozo and /u, '')
    .split(/ and (?=\(?(?:feed|entries|len|encoding|not|'\w+' (?:not )?in)\b)/u)
    .flatMap((part) => comparison(part.trim()));
}

const literal = String.raw`(?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")`;
const value = String.raw`${literal}(?: \+ ${literal})*|\(\d[\d, ]*\)|\d+`;
const place = String.raw`(?:feed|entries\[\d+\])(?:\['\w+'\]|\[\d+\]|\.\w+)+`;
const pattern = new RegExp(
  String.raw`^\(?((?:(?:${place}|len\(${place}\)|encoding)\s*==\s*)+)(${value})\)?$`,
  'u',
);

/** Each of "a == b == 'value'". */
function comparison(written: string): Expectation[] {
  const [, places = '', found = ''] = pattern.exec(written) ?? [];
  const expected = found.startsWith('(') ? fromTuple(found) : unquoted(found);
  return places
    .split('==')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => ({ ...placeOf(each), expected, written }));
}

function placeOf(written: string): Pick<Expectation, 'root' | 'name' | 'entry' | 'index'> {
  if (written === 'encoding') return { root: 'encoding', name: '', entry: 0, index: 0 };
  const isLength = written.startsWith('len(');
  const steps = written
    .replace(/^len\((.*)\)$/u, '$1')
    .split(/[[\].']+/u)
    .filter(Boolean);
  const root = steps[0] === 'feed' ? 'feed' : 'entries';
  const inner = steps.slice(root === 'feed' ? 1 : 2);
  const name = inner.map((step) => (/^\d+$/u.test(step) ? 'N' : step)).join('.');
  return {
    root,
    name: isLength ? `len(${name})` : name,
    entry: root === 'feed' ? 0 : Number(steps[1]),
    index: Number(inner.find((step) => /^\d+$/u.test(step)) ?? 0),
  };
}

function unquoted(found: string): string {
  if (/^\d/u.test(found)) return found;
  return [...found.matchAll(new RegExp(literal, 'gu'))]
    .map(([text]) => unescaped(text.replace(/^u/u, '').slice(1, -1)))
    .join('');
}

const unescaped = (text: string) =>
  text
    .replace(/\\u([0-9a-f]{4})|\\U([0-9a-f]{8})|\\x([0-9a-f]{2})/giu, (_, a, b, c) =>
      String.fromCodePoint(Number.parseInt(a ?? b ?? c, 16)),
    )
    .replace(/\\(.)/gu, (_, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char);

/** Python's time tuple: year, month, day, hour, minute, second, … */
function fromTuple(tuple: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple
    .slice(1, -1)
    .split(',')
    .map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
}
