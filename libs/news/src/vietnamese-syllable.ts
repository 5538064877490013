import { normalise } from './normalise.ts';

/** 0 none (ngang), then as the VNI keyboard counts: 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** A word's letters, lower case, NFC, with "ă â ê ô ơ ư đ", and its tone apart. */
export type ToneFree = { readonly letters: string; readonly tone: Tone };

/** Onset, vowels and coda of letters without a tone. */
export type SyllableParts = {
  readonly onset: string;
  readonly vowels: string;
  readonly coda: string;
};

const vowels = 'aăâeêioôơuưy';
const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const tones: readonly Tone[] = [0, 1, 2, 3, 4, 5];
const toned = new Map(
  [...vowels].map((vowel) => [vowel, toneMarks.map((mark) => normalise(vowel + mark))] as const),
);
const tonesOff = new Map(
  [...toned].flatMap(([letter, forms]) =>
    tones.map((tone) => [forms[tone] ?? letter, { letter, tone }] as const),
  ),
);
const beyondAscii = /[^\0-\x7f]/u;

/** Thompson, A Vietnamese Reference Grammar (1987), chapter 1. "q" is never without "u"; "gi" has its
 *  "i" for itself only before another vowel. */
const shape =
  /^(ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu(?=[aăâeêioôơuưy])|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/u;

/** What may follow a vowel or several, in today's spelling; "-" is nothing. After Thompson, with those of
 *  loan words ("ooc", "oong"). In 5,600 Vietnamese articles one marked word in 400 is of none: an
 *  abbreviation, a foreign name. */
const rhymes = new Set(
  (
    'a:-,c,ch,i,m,n,ng,nh,o,p,t,u,y ă:c,m,n,ng,p,t â:c,m,n,ng,p,t,u,y e:-,c,m,n,ng,o,p,t ' +
    'ê:-,ch,m,n,nh,p,t,u i:-,a,ch,m,n,nh,p,t,u iê:c,m,n,ng,p,t,u yê:m,n,ng,t,u y:-,t ' +
    'o:-,c,i,m,n,ng,p,t oo:c,ng oa:-,c,ch,i,m,n,ng,nh,o,p,t,y oă:c,m,n,ng,t oe:-,m,n,o,t ' +
    'ô:-,c,i,m,n,ng,p,t ơ:-,i,m,n,p,t u:-,a,c,i,m,n,ng,p,t uâ:n,ng,t,y uê:-,ch,n,nh,u ' +
    'uô:c,i,m,n,ng,t uơ:- uy:-,a,ch,n,nh,p,t,u uyê:n,t ư:-,a,c,i,m,n,ng,t,u ươ:c,i,m,n,ng,p,t,u'
  )
    .split(' ')
    .flatMap((entry) => {
      const [vowel = '', ends = ''] = entry.split(':');
      return ends.split(',').map((end) => vowel + end.replace('-', ''));
    }),
);
const bareRhymes = new Set([...rhymes].map(withoutMarks));
/** After "qu" the vowel is spelt "y" where it would be "i" elsewhere. */
const quRhyme = /^y(?:|t|n|nh|ch|ên|êt|u|p)$/u;

/** One sound: "yêu", but "tiêu". */
const glideAfterOnset = /^i[êe]/u;
const glideAlone = /^y[êe]/u;

const frontVowel = /^[eêiy]/u;
/** Before "e ê i y" stand "k gh ngh", before others "c g ng". "k" is met before all ("Bắc Kạn"). */
const backOnset = /^(?:c|g|ng)$/u;
const frontOnset = /^(?:gh|ngh)$/u;
const stop = /^(?:c|ch|p|t)$/u;

/** The letters of a word of any case, and its tone: of several the first. */
export function toneFree(word: string): ToneFree {
  const lower = word.toLowerCase();
  if (!beyondAscii.test(lower)) return { letters: lower, tone: 0 };
  let letters = '';
  let tone: Tone = 0;
  for (const character of normalise(lower)) {
    const vowel = tonesOff.get(character);
    letters += vowel?.letter ?? character;
    if (tone === 0 && vowel !== undefined) tone = vowel.tone;
  }
  return { letters, tone };
}

/** Null where the letters have not the shape of a syllable. */
export function syllableParts(letters: string): SyllableParts | null {
  const [, onset = '', nucleus = '', coda = ''] = shape.exec(letters) ?? [];
  return nucleus === '' ? null : { onset, vowels: nucleus, coda };
}

/** Whether a lower-case word is a well-formed syllable, as words of Vietnamese are, whether or not it
 *  is in use. Its tone may be left out, or all of its marks ("diên", "dien"), not some of them ("diẹn").
 *  Before a stop there are two tones: "các", "cạc", never "cảc". */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 14) return false;
  const { letters, tone } = toneFree(word);
  const parts = syllableParts(letters);
  if (parts === null) return false;
  const { onset, coda } = parts;
  if (stop.test(coda) && tone !== 0 && tone !== 1 && tone !== 5) return false;
  if (!areNeighbours(parts)) return false;
  const known = tone === 0 && !beyondAscii.test(letters) ? bareRhymes : rhymes;
  const rhyme = parts.vowels + coda;
  if (known.has(rhyme)) return onset !== 'q';
  if (onset === 'qu') return quRhyme.test(known === rhymes ? rhyme : rhyme.replace('ye', 'yê'));
  return onset === 'gi' && known.has('i' + rhyme);
}

/** Whether the onset is spelt as it is before these vowels. */
function areNeighbours({ onset, vowels: nucleus }: SyllableParts): boolean {
  if (onset === '') return !glideAfterOnset.test(nucleus);
  if (onset !== 'qu' && glideAlone.test(nucleus)) return false;
  const isGi = onset === 'g' && nucleus.startsWith('i');
  return isGi || !(frontVowel.test(nucleus) ? backOnset : frontOnset).test(onset);
}

/** The syllable with its tone where most newspapers put it, on the first of two vowels at the end
 *  ("hòa", "thủy"); the letters as they are where they make no syllable. */
export function withTone({ letters, tone }: ToneFree): string {
  const parts = syllableParts(letters);
  if (tone === 0 || parts === null) return letters;
  const at = parts.onset.length + toneIndex(parts);
  const vowel = letters[at] ?? '';
  return letters.slice(0, at) + (toned.get(vowel)?.[tone] ?? vowel) + letters.slice(at + 1);
}

function toneIndex({ vowels: nucleus, coda }: SyllableParts): number {
  const marked = Math.max(...['ă', 'â', 'ê', 'ô', 'ơ'].map((vowel) => nucleus.indexOf(vowel)));
  if (marked >= 0) return marked;
  if (nucleus.includes('ư')) return nucleus.indexOf('ư');
  if (nucleus.length === 1) return 0;
  return nucleus.length === 2 && coda === '' ? 0 : 1;
}

function withoutMarks(letters: string): string {
  return normalise(letters, 'NFD').replace(/\p{M}/gu, '');
}
