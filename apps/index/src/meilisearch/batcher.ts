export type GatheringLimits = {
  /** How long the first item waits for others. */
  readonly gatherMs: number;
  readonly mostDocuments: number;
  readonly mostBytes: number;
};

type Load = { readonly documents: number; readonly bytes: number };
type Waiting<Item> = {
  readonly item: Item;
  readonly load: Load;
  readonly settle: (error: unknown) => void;
};

/** Hands items over together that come within a short time, one batch after the other: what comes
 *  while a batch is worked on makes the next one. */
export class Gathering<Item> {
  readonly #limits: GatheringLimits;
  readonly #work: (items: readonly Item[]) => Promise<readonly unknown[]>;
  #waiting: Waiting<Item>[] = [];
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;

  /** @param work answers with an error, or null, for each item, in order */
  constructor(
    limits: GatheringLimits,
    work: (items: readonly Item[]) => Promise<readonly unknown[]>,
  ) {
    this.#limits = limits;
    this.#work = work;
  }

  /** Resolves when the item's batch is done; rejects with the item's error. An item larger than a
   *  batch goes alone. */
  add(item: Item, load: Load): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown) => (error === null ? resolve() : reject(error));
      this.#waiting.push({ item, load, settle });
      if (this.#working) return;
      if (this.#first().length < this.#waiting.length) this.#start();
      else this.#timer ??= setTimeout(() => this.#start(), this.#limits.gatherMs);
    });
  }

  /** Hands over what waits and resolves when all is done. */
  async close(): Promise<void> {
    if (this.#waiting.length > 0 && !this.#working) this.#start();
    while (this.#working) await this.#working;
  }

  #start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#working = this.#run().finally(() => {
      this.#working = null;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    const batch = this.#first();
    this.#waiting = this.#waiting.slice(batch.length);
    try {
      const errors = await this.#work(batch.map(({ item }) => item));
      batch.forEach(({ settle }, i) => settle(errors[i] ?? null));
    } catch (error) {
      for (const { settle } of batch) settle(error);
    }
  }

  /** As many as fit into a batch, one at least. */
  #first(): Waiting<Item>[] {
    const { mostDocuments, mostBytes } = this.#limits;
    let [documents, bytes] = [0, 0];
    const over = this.#waiting.findIndex(({ load }) => {
      documents += load.documents;
      bytes += load.bytes;
      return documents > mostDocuments || bytes > mostBytes;
    });
    return this.#waiting.slice(0, over < 0 ? undefined : Math.max(1, over));
  }
}
