/** Whom and what documents name, in memory: numbers of `EntityIds`, those of one document side by side. */
export class DocEntities {
  /** By document, where its numbers begin in `ids`, and how many they are. */
  starts = new Uint32Array(1024);
  counts = new Uint8Array(1024);
  ids = new Uint32Array(4096);
  #end = 0;

  clear(): void {
    this.counts.fill(0);
    this.#end = 0;
  }

  /** @param packed see `packedIds` */
  put(doc: number, packed: Uint8Array): void {
    const count = packed.byteLength >>> 2;
    if (doc >= this.starts.length) this.#growDocs(doc);
    this.starts[doc] = this.#end;
    this.counts[doc] = count;
    if (count === 0) return;
    if (this.#end + count > this.ids.length) this.#growIds();
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    for (let i = 0; i < count; i++) this.ids[this.#end++] = view.getUint32(i * 4, true);
  }

  /** Whether a document names one of these. @param numbers 1 for each of them, by number */
  hasAny(doc: number, numbers: Uint8Array): boolean {
    const start = this.starts[doc] ?? 0;
    const end = start + (this.counts[doc] ?? 0);
    for (let i = start; i < end; i++) if (numbers[this.ids[i] ?? 0] === 1) return true;
    return false;
  }

  #growDocs(doc: number): void {
    const size = Math.max(doc + 1, this.starts.length * 2);
    const [starts, counts] = [new Uint32Array(size), new Uint8Array(size)];
    starts.set(this.starts);
    counts.set(this.counts);
    [this.starts, this.counts] = [starts, counts];
  }

  #growIds(): void {
    const ids = new Uint32Array(this.ids.length * 2);
    ids.set(this.ids);
    this.ids = ids;
  }
}
