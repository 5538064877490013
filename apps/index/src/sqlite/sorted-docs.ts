/** Sets of document numbers, in ascending order. */

export function intersection(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(one.length, other.length));
  let count = 0;
  let j = 0;
  for (const doc of one) {
    while (j < other.length && (other[j] ?? 0) < doc) j++;
    if (other[j] === doc) both[count++] = doc;
  }
  return both.subarray(0, count);
}

export function difference(one: Uint32Array, other: Uint32Array): Uint32Array {
  let j = 0;
  return one.filter((doc) => {
    while (j < other.length && (other[j] ?? 0) < doc) j++;
    return other[j] !== doc;
  });
}

export function union(sets: readonly Uint32Array[]): Uint32Array {
  const [only] = sets;
  if (sets.length === 1 && only) return only;
  const all = new Uint32Array(sets.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const set of sets) {
    all.set(set, length);
    length += set.length;
  }
  all.sort();
  let count = 0;
  for (const doc of all) if (count === 0 || all[count - 1] !== doc) all[count++] = doc;
  return all.subarray(0, count);
}
