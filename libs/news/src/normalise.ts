/** So many combining marks may follow one another: Stream-Safe Text Format (Unicode Standard Annex
 *  #15, section 13). No language needs ten. */
const mostMarks = 30;

/** What normalising may move, or join to what stands before it. All that has a combining class is a
 *  mark (\p{M}); besides, the sound marks of half-width Katakana become marks, and the Kirat Rai
 *  vowel sign E is a letter that joins itself. */
const combining = /[\p{M}\uff9e\uff9f\u{16d67}]/u;

const never = 0;
const always = 1;
/** Half of a character that may be one. */
const perhaps = 2;
/** Whether a UTF-16 code unit is combining. */
const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  if (unit >= 0xd800 && unit <= 0xdfff) return perhaps;
  return combining.test(String.fromCharCode(unit)) ? always : never;
});
const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? never;

export type NormalisationForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

/** `String.prototype.normalize` for text from outside: a run of combining marks is cut after the
 *  thirtieth. The time that normalising takes grows by the square of such a run, in native code that
 *  keeps its thread from being stopped; a megabyte of marks takes minutes. */
export function normalise(text: string, form: NormalisationForm = 'NFC'): string {
  // Some marks are made of two: what was short may be long afterwards. Normalised it stays.
  return withoutLongRuns(withoutLongRuns(text).normalize(form));
}

function withoutLongRuns(text: string): string {
  return mayHaveLongRun(text) ? cutLongRuns(text) : text;
}

/** Looks at one code unit in thirty-one, for a run that is too long covers one of them. */
function mayHaveLongRun(text: string): boolean {
  for (let at = mostMarks; at < text.length; at += mostMarks + 1) {
    if (kindAt(text, at) === never) continue;
    let from = at;
    while (from > 0 && kindAt(text, from - 1) !== never) from--;
    while (at < text.length && kindAt(text, at) !== never) at++;
    if (at - from > mostMarks) return true;
  }
  return false;
}

function cutLongRuns(text: string): string {
  let out = '';
  let done = 0;
  let run = 0;
  let next = 0;
  for (let at = 0; at < text.length; at = next) {
    const code = text.codePointAt(at) ?? 0;
    next = at + (code > 0xffff ? 2 : 1);
    run = isCombining(code) ? run + 1 : 0;
    if (run <= mostMarks) continue;
    out += text.slice(done, at);
    done = next;
  }
  return out + text.slice(done);
}

function isCombining(code: number): boolean {
  return code > 0xffff ? combining.test(String.fromCodePoint(code)) : kinds[code] === always;
}
