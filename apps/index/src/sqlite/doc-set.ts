import {
  addAll,
  addDoc,
  docsIn,
  hasDoc,
  keepOnly,
  noDocs,
  removeDoc,
  type DocBits,
} from './doc-bits.ts';

/** A set of document numbers to keep: as a list where it is sparse, as bits where it is dense. */
export class DocSet {
  /** In ascending order; null: see `#bits`. */
  #list: Uint32Array | null;
  #bits: DocBits | null = null;
  #size: number;

  /** @param docs in ascending order */
  constructor(docs: Uint32Array) {
    this.#list = docs;
    this.#size = docs.length;
    this.#pack();
  }

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#list?.byteLength ?? this.#bits?.byteLength ?? 0;
  }

  /** @param docs in ascending order, all higher than those that it has */
  append(docs: Uint32Array): void {
    const last = docs.at(-1);
    if (last === undefined) return;
    this.#size += docs.length;
    if (this.#list) {
      const all = new Uint32Array(this.#size);
      all.set(this.#list);
      all.set(docs, this.#size - docs.length);
      this.#list = all;
      this.#pack();
      return;
    }
    const bits = noDocs(last);
    this.addTo(bits);
    for (const doc of docs) addDoc(bits, doc);
    this.#bits = bits;
  }

  remove(doc: number): void {
    if (!this.has(doc)) return;
    this.#size -= 1;
    if (this.#bits) removeDoc(this.#bits, doc);
    else this.#list = this.list().filter((one) => one !== doc);
  }

  has(doc: number): boolean {
    return this.#bits ? hasDoc(this.#bits, doc) : isIn(this.list(), doc);
  }

  intersection(other: DocSet): DocSet {
    if (this.#bits && other.#bits) {
      const both = this.#bits.slice();
      keepOnly(both, other.#bits);
      return new DocSet(docsIn(both));
    }
    const [list, set] = this.#list ? [this.#list, other] : [other.list(), this];
    return new DocSet(list.filter((doc) => set.has(doc)));
  }

  /** In ascending order. */
  list(): Uint32Array {
    return this.#list ?? docsIn(this.#bits ?? noDocs(0));
  }

  /** What is beyond the end of the bits is left out. */
  addTo(bits: DocBits): void {
    if (this.#bits) addAll(bits, this.#bits);
    else for (const doc of this.list()) addDoc(bits, doc);
  }

  /** Calls with each of them that is among these, in ascending order. */
  eachOf(these: DocBits, visit: (doc: number) => void): void {
    if (this.#list) {
      for (const doc of this.#list) if (hasDoc(these, doc)) visit(doc);
      return;
    }
    const bits = this.#bits ?? noDocs(0);
    const length = Math.min(bits.length, these.length);
    for (let i = 0; i < length; i++)
      for (let word = (bits[i] ?? 0) & (these[i] ?? 0); word !== 0; word &= word - 1)
        visit(i * 32 + 31 - Math.clz32(word & -word));
  }

  #pack(): void {
    const docs = this.#list;
    const last = docs?.at(-1);
    if (!docs || last === undefined || docs.length < last >>> 5) return;
    const bits = noDocs(last);
    for (const doc of docs) addDoc(bits, doc);
    this.#bits = bits;
    this.#list = null;
  }
}

/** @param list in ascending order */
function isIn(list: Uint32Array, doc: number): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return list[low] === doc;
}
