import { isVietnameseSyllable, toneFree, withTone, type Tone } from './vietnamese-syllable.ts';

/** Telex, after the habit of Vietnamese telegraphists: Unikey (unikey.org), Simple Telex without "[ ]";
 *  VNI, after the VNI Software Company. Keys that take back what was typed ("z", "0", a key twice)
 *  are left out: nobody leaves these in. */
const telexTones: Readonly<Record<string, Tone>> = { s: 1, f: 2, r: 3, x: 4, j: 5 };
const vniTones: Readonly<Record<string, Tone>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 };
const circumflexed: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };

const typed = /^[a-zăâêôơưđ][a-z1-9ăâêôơưđ]{1,11}$/u;
const digit = /[1-9]/u;
/** A code, as that of a fuel or a road. */
const oneLetter = /^.\d+$/u;
const marked = /[^\0-\x7f]/u;
const vowel = /[aăâeêioôơuưy]/u;
const onset = /^(?:gi(?=[aăâeêioôơuưy])|qu(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*)/u;
const stop = /[cpt]$|ch$/u;

/** What was typed so far. */
type Typed = { letters: string; tone: Tone };
/** What a key makes of it; null if it is no key here. */
type Press = (before: Typed, key: string) => Typed | null;

/**
 * The word that is meant by letters in which the keystrokes of Telex or VNI were left: "ddieenj",
 * "d9ie65n" are "điện". Keys may stand anywhere behind the letter that they change. In lower case, in
 * capitals or with a capital, as the letters. Null where no key is in it, where no syllable of
 * Vietnamese comes out, and for one letter with a digit, which is a code ("E5").
 *
 * Some English words are keystrokes too ("been", "was"): which is meant depends on how common both are.
 */
export function decodeKeys(word: string): string | null {
  const { letters, tone } = toneFree(word);
  if (!typed.test(letters) || oneLetter.test(letters)) return null;
  if (marked.test(word) && isVietnameseSyllable(word.toLowerCase())) return null;
  const keys = digit.test(letters) ? [vni] : [telex(true), telex(false)];
  for (const press of keys) {
    const meant = decoded(letters, tone, press);
    if (meant !== null) return inCase(meant, word);
  }
  return null;
}

function decoded(keys: string, tone: Tone, press: Press): string | null {
  let state: Typed = { letters: '', tone };
  let isChanged = false;
  for (const key of keys) {
    const pressed = press(state, key);
    if (pressed === null && digit.test(key)) return null;
    isChanged ||= pressed !== null;
    state = pressed ?? { ...state, letters: state.letters + key };
  }
  if (!isChanged) return null;
  const whole = { ...state, letters: withHorns(state.letters) };
  if (stop.test(whole.letters) && whole.tone !== 1 && whole.tone !== 5) return null;
  const meant = withTone(whole);
  return isVietnameseSyllable(meant) ? meant : null;
}

/** @param anywhere whether the second "a", "e", "o" may stand apart from the first ("dien" + "e"): as
 *  typing programs have it, but not in "khoeor" */
function telex(anywhere: boolean): Press {
  return (before, key) => {
    const { letters } = before;
    if (key === 'd') return withStroke(before);
    if (key === 'w') return horned(before, 'aou') ?? { ...before, letters: letters + 'ư' };
    if (key in circumflexed) {
      const at = letters.lastIndexOf(key);
      if (at < onsetLength(letters) || (!anywhere && at < letters.length - 1)) return null;
      return replaced(before, at, circumflexed[key] ?? key);
    }
    return vowel.test(letters) ? withToneOnce(before, telexTones[key]) : null;
  };
}

const vni: Press = (before, key) => {
  if (key === '6') {
    const at = Math.max(...['a', 'e', 'o'].map((letter) => before.letters.lastIndexOf(letter)));
    return at < 0 ? null : replaced(before, at, circumflexed[before.letters[at] ?? ''] ?? '');
  }
  if (key === '7') return horned(before, 'ou');
  if (key === '8') return horned(before, 'a');
  if (key === '9') return withStroke(before);
  return vowel.test(before.letters) ? withToneOnce(before, vniTones[key]) : null;
};

function withToneOnce(before: Typed, tone: Tone | undefined): Typed | null {
  return tone === undefined || before.tone !== 0 ? null : { ...before, tone };
}

function withStroke(before: Typed): Typed | null {
  return before.letters.startsWith('d') ? replaced(before, 0, 'đ') : null;
}

/** Horn or breve: on both of "uo", on the "u" that begins the vowels, else on the last of them. */
function horned(before: Typed, letters: string): Typed | null {
  const from = onsetLength(before.letters);
  const vowels = before.letters.slice(from);
  if (letters.includes('u') && /^[uư][oơ]/u.test(vowels)) {
    return { ...before, letters: before.letters.slice(0, from) + 'ươ' + vowels.slice(2) };
  }
  if (letters.includes('u') && vowels.startsWith('u')) return replaced(before, from, 'ư');
  const at = Math.max(
    ...[...letters].filter((letter) => letter !== 'u').map((letter) => vowels.lastIndexOf(letter)),
  );
  if (at < 0) return null;
  return replaced(before, from + at, vowels[at] === 'a' ? 'ă' : 'ơ');
}

/** "ươ" has both horns wherever something follows, "thuở" has one. */
function withHorns(letters: string): string {
  return letters.replace(/(?<!q)(?:ưo|uơ)(?=.)/u, 'ươ').replace(/(?:ươ|ưo)$/u, 'uơ');
}

function onsetLength(letters: string): number {
  return onset.exec(letters)?.[0].length ?? 0;
}

function replaced(before: Typed, at: number, letter: string): Typed {
  const { letters } = before;
  return { ...before, letters: letters.slice(0, at) + letter + letters.slice(at + 1) };
}

function inCase(meant: string, written: string): string {
  if (written === written.toUpperCase()) return meant.toUpperCase();
  const first = written.charAt(0);
  if (first === first.toLowerCase()) return meant;
  return meant.charAt(0).toUpperCase() + meant.slice(1);
}
