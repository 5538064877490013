let rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** How many edits lie between two words (a letter too many, missing, wrong, or two neighbours
 *  swapped), or `limit + 1` where there are more: Damerau–Levenshtein distance in its restricted
 *  form, optimal string alignment (Boytsov, Indexing methods for approximate dictionary searching,
 *  2011, section 2.1). */
export function editDistance(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return tooMany;
  const width = other.length + 1;
  if (width > 64) rows = rows.map((row) => (row.length < width ? new Uint8Array(width) : row));
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j < width; j++) last[j] = Math.min(j, tooMany);
  for (let i = 1; i <= one.length; i++) {
    row[0] = Math.min(i, tooMany);
    let least = row[0];
    const letter = one.charCodeAt(i - 1);
    for (let j = 1; j < width; j++) {
      const same = letter === other.charCodeAt(j - 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        letter === other.charCodeAt(j - 2) &&
        one.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      const edits = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : tooMany,
        tooMany,
      );
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > limit) return tooMany;
    [before, last, row] = [last, row, before];
  }
  return last[other.length] ?? tooMany;
}
