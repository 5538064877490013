/** Scripts whose characters are words or syllables. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Yi}]/gu;
const letters = /[\p{L}\p{N}]/gu;
/** Longer texts are no headlines, whatever they weigh. */
const longestWeighed = 1_000;

/** How much a text says, in letters of an alphabet: a Chinese headline has a third of the characters that
 *  its English translation has. Spaces and signs weigh nothing. */
export function headlineWeight(text: string): number {
  const start = text.slice(0, longestWeighed);
  return (start.match(letters)?.length ?? 0) + 1.5 * (start.match(wide)?.length ?? 0);
}

/** The one in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
