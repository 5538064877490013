export type BatchLimits = {
  /** How long the first item waits for others. */
  readonly lingerMs: number;
  readonly maxDocuments: number;
  readonly maxBytes: number;
  /** How many batches may be handled at the same time. */
  readonly maxInFlight: number;
};

type Load = {
  readonly documents: number;
  readonly bytes: number;
  /** What the item is about: two items about the same are never handled at the same time, unless in one
   *  batch. */
  readonly keys: readonly string[];
};
type Waiting<Item> = {
  readonly item: Item;
  readonly load: Load;
  readonly settle: (error: unknown) => void;
};
type Batch<Item> = { readonly items: readonly Waiting<Item>[]; readonly isFull: boolean };

/** Handles items in batches, several at the same time: a batch is what comes within a short time, or
 *  while as many as may be are handled. */
export class Batcher<Item> {
  readonly #limits: BatchLimits;
  readonly #handle: (items: readonly Item[]) => Promise<readonly unknown[]>;
  #waiting: Waiting<Item>[] = [];
  #timer: NodeJS.Timeout | null = null;
  readonly #running = new Set<Promise<void>>();
  /** Of what is handled now. */
  readonly #busyKeys = new Set<string>();

  /** @param handle resolves with an error, or null, for each item, in order */
  constructor(
    limits: BatchLimits,
    handle: (items: readonly Item[]) => Promise<readonly unknown[]>,
  ) {
    this.#limits = limits;
    this.#handle = handle;
  }

  /** Resolves when the item's batch is done; rejects with the item's error. An item larger than a
   *  batch goes alone. */
  add(item: Item, load: Load): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown) => (error === null ? resolve() : reject(error));
      this.#waiting.push({ item, load, settle });
      this.#start('full');
      if (this.#waiting.length > 0)
        this.#timer ??= setTimeout(() => this.#start('all'), this.#limits.lingerMs);
    });
  }

  /** Handles what waits, and resolves when all is done. */
  async close(): Promise<void> {
    this.#start('all');
    while (this.#running.size > 0) await Promise.race(this.#running);
  }

  /** @param which what lingers long enough, or only batches that are full */
  #start(which: 'all' | 'full'): void {
    if (which === 'all') this.#endLinger();
    while (this.#running.size < this.#limits.maxInFlight) {
      const { items, isFull } = this.#nextBatch();
      if (items.length === 0 || (which === 'full' && !isFull)) return;
      const taken = new Set(items);
      this.#waiting = this.#waiting.filter((one) => !taken.has(one));
      if (this.#waiting.length === 0) this.#endLinger();
      const running = this.#run(items).finally(() => {
        this.#running.delete(running);
        this.#start('all');
      });
      this.#running.add(running);
    }
  }

  #endLinger(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #run(batch: readonly Waiting<Item>[]): Promise<void> {
    const keys = batch.flatMap(({ load }) => load.keys);
    for (const key of keys) this.#busyKeys.add(key);
    try {
      const errors = await this.#handle(batch.map(({ item }) => item));
      batch.forEach(({ settle }, i) => settle(errors[i] ?? null));
    } catch (error) {
      for (const { settle } of batch) settle(error);
    } finally {
      for (const key of keys) this.#busyKeys.delete(key);
    }
  }

  /** As many as fit into a batch, one at least, of those that nothing stands in the way of. */
  #nextBatch(): Batch<Item> {
    const { maxDocuments, maxBytes } = this.#limits;
    const items: Waiting<Item>[] = [];
    // What came later about the same as something that has to wait waits behind it.
    const blocked = new Set<string>();
    const isBlocked = (key: string) => this.#busyKeys.has(key) || blocked.has(key);
    let [documents, bytes] = [0, 0];
    for (const one of this.#waiting) {
      const { load } = one;
      if (load.keys.some(isBlocked)) {
        for (const key of load.keys) blocked.add(key);
        continue;
      }
      documents += load.documents;
      bytes += load.bytes;
      const isOver = documents > maxDocuments || bytes > maxBytes;
      if (isOver && items.length > 0) return { items, isFull: true };
      items.push(one);
      if (isOver) return { items, isFull: true };
    }
    return { items, isFull: false };
  }
}
