// Lists in text areas, one entry a line.

/** What a keyword weighs that is written without a weight: it decides alone. */
const usualWeight = 3;
const weight = /^[+-]?\d{1,3}(?:\.\d{1,6})?$/;

export function writeEntries(entries: readonly string[] = []): string {
  return entries.map((entry) => entry.replaceAll('\n', '\n  ')).join('\n');
}

/** A line that begins with a space goes on with the entry above it: a headline's first lines. */
export function readEntries(input: string): string[] {
  const entries: string[] = [];
  for (const line of input.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const before = /^\s/u.test(line) ? entries.pop() : undefined;
    entries.push(before === undefined ? line.trim() : `${before}\n${line.trim()}`);
  }
  return entries;
}

export function writeKeywords(keywords: Readonly<Record<string, number>> = {}): string {
  return Object.entries(keywords)
    .map(([phrase, weighs]) =>
      weighs === usualWeight && !phrase.includes('=') ? phrase : `${phrase} = ${weighs}`,
    )
    .join('\n');
}

/** `phrase` or `phrase = 1.5`, with a comma as well; null in place of a weight that is no number. */
export function readKeywords(input: string): [phrase: string, weight: number | null][] {
  return input
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf('=');
      if (at < 0) return [line.trim(), usualWeight];
      const number = line
        .slice(at + 1)
        .trim()
        .replace('−', '-')
        .replace(',', '.');
      return [line.slice(0, at).trim(), weight.test(number) ? Number(number) : null];
    });
}
