/** What a language's letters are in its own encoding, and how much of a text they usually are. */
type Candidate = {
  readonly encoding: string;
  readonly letters: RegExp;
  /** Of the letters beyond ASCII. */
  readonly share: number;
};

const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所家种事成方多经去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机民第公此已工使情明性知全三关点正业外将高间由问最重新京市政';
const traditional =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所家種事成方多經去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力與長把機民第公此已工使情明性知全三關點正業外將高間由問最重新北市政';

/** The commonest letters of each; of two that read a text as well, the first. */
const candidates: readonly Candidate[] = [
  { encoding: 'euc-jp', letters: /[\u3041-\u3093\u30a1-\u30f6ー]/gu, share: 0.5 },
  { encoding: 'shift_jis', letters: /[\u3041-\u3093\u30a1-\u30f6ー]/gu, share: 0.5 },
  { encoding: 'euc-kr', letters: /[이다는의에을가고한하지사로기은도를리인대서어시자해]/gu, share: 0.35 },
  { encoding: 'gb18030', letters: new RegExp(`[${simplified}]`, 'gu'), share: 0.4 },
  { encoding: 'big5', letters: new RegExp(`[${traditional}]`, 'gu'), share: 0.4 },
  { encoding: 'windows-1251', letters: /[оеаинтсрвл]/gu, share: 0.62 },
  { encoding: 'koi8-r', letters: /[оеаинтсрвл]/gu, share: 0.62 },
  { encoding: 'windows-1255', letters: /[יוהלאתרמבש]/gu, share: 0.68 },
  { encoding: 'windows-1253', letters: /[αοιετσνηρπ]/gu, share: 0.6 },
  { encoding: 'windows-1256', letters: /[اليمونرتبة]/gu, share: 0.7 },
  { encoding: 'windows-874', letters: /[านรอกเงมยล]/gu, share: 0.5 },
]; // prettier-ignore

/** Bytes behind the first one beyond ASCII; more letters tell no more. */
const sampleLength = 50_000;
/** With fewer letters any text may look like any other. */
const leastLetters = 10;
/** Of the commonest ones, how many different ones: quotation marks of one encoding are the same letter of
 *  another, again and again. */
const leastKinds = 5;
/** Of the usual share, how much there has to be. */
const enough = 0.6;
/** Of the letters beyond ASCII, how many may stand beside a letter of ASCII: most accents of Latin
 *  do, and hardly any letter of another alphabet. */
const mostMixed = 0.2;

/** The encoding of a text that is not UTF-8 and says nothing of its encoding, where its letters speak
 *  clearly: it has to be valid in it, and to have its language's commonest letters (Li and Momoi, "A
 *  composite approach to language/encoding detection", 2001). Null for Latin alphabets and for doubt. */
export function guessEncoding(bytes: Uint8Array): string | null {
  const start = bytes.findIndex((byte) => byte > 0x7f);
  if (start < 0) return null;
  const sample = bytes.subarray(start, start + sampleLength);
  let best = { encoding: null as string | null, fit: enough };
  for (const { encoding, letters, share } of candidates) {
    const text = decodeBeginning(sample, encoding);
    const fit = text === null ? 0 : shareOf(text, letters) / share;
    if (fit > best.fit) best = { encoding, fit };
  }
  return best.encoding;
}

/** Null where it is not valid; a letter that is cut at the end is. */
function decodeBeginning(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function shareOf(text: string, letters: RegExp): number {
  const all = count(text, /[^\P{L}\p{ASCII}]/gu);
  const mixed = count(text, /[a-z][^\P{L}\p{ASCII}]|[^\P{L}\p{ASCII}][a-z]/giu);
  if (all < leastLetters || mixed > all * mostMixed) return 0;
  const found = text.match(letters) ?? [];
  return new Set(found).size < leastKinds ? 0 : found.length / all;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
