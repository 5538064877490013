export type BatchLimits = {
  /** How long the first item waits for others. */
  readonly lingerMs: number;
  readonly maxDocuments: number;
  readonly maxBytes: number;
};

type Load = { readonly documents: number; readonly bytes: number };
type Waiting<Item> = {
  readonly item: Item;
  readonly load: Load;
  readonly settle: (error: unknown) => void;
};

/** Handles items in batches, one after the other: a batch is what comes within a short time, or
 *  while the one before is handled. */
export class Batcher<Item> {
  readonly #limits: BatchLimits;
  readonly #handle: (items: readonly Item[]) => Promise<readonly unknown[]>;
  #waiting: Waiting<Item>[] = [];
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

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
      if (this.#running) return;
      if (this.#nextBatch().length < this.#waiting.length) this.#start();
      else this.#timer ??= setTimeout(() => this.#start(), this.#limits.lingerMs);
    });
  }

  /** Handles what waits, and resolves when all is done. */
  async close(): Promise<void> {
    if (this.#waiting.length > 0 && !this.#running) this.#start();
    while (this.#running) await this.#running;
  }

  #start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    const batch = this.#nextBatch();
    this.#waiting = this.#waiting.slice(batch.length);
    try {
      const errors = await this.#handle(batch.map(({ item }) => item));
      batch.forEach(({ settle }, i) => settle(errors[i] ?? null));
    } catch (error) {
      for (const { settle } of batch) settle(error);
    }
  }

  /** As many as fit into a batch, one at least. */
  #nextBatch(): Waiting<Item>[] {
    const { maxDocuments, maxBytes } = this.#limits;
    let [documents, bytes] = [0, 0];
    const over = this.#waiting.findIndex(({ load }) => {
      documents += load.documents;
      bytes += load.bytes;
      return documents > maxDocuments || bytes > maxBytes;
    });
    return this.#waiting.slice(0, over < 0 ? undefined : Math.max(1, over));
  }
}
