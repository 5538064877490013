import { headerDocument, type DocumentHeader, type IndexDocument } from './index-document.ts';
import type { Sequence, SequenceNumber } from './sequence.ts';
import { snapshotOf, writersKey } from './snapshot.ts';

/** Nobody's request is under way, nor anybody's clock wrong, for so long. */
const settledAfterMs = 24 * 3_600_000;

type Look = {
  readonly now: () => number;
  /** All documents with `writersKey`. */
  readonly writers: () => Promise<readonly DocumentHeader[]>;
  /** When the task was queued that is pending for longest, ms; Infinity where none is. */
  readonly oldestPending: () => Promise<number>;
};

/** Tells in one index how far this writer is, see `Snapshot`. */
export class Progress {
  readonly #sequence: Sequence;
  readonly #look: Look;
  readonly #lasts = new Map<number, number>();
  #settled: number | null = null;
  #ended: readonly DocumentHeader[] = [];

  constructor(sequence: Sequence, look: Look) {
    this.#sequence = sequence;
    this.#look = look;
  }

  /** Before the first number: what was written long ago by whomever is settled from now on. */
  async begin(): Promise<void> {
    if (this.#settled !== null) return;
    const [writers, oldestPending] = await Promise.all([
      this.#look.writers(),
      this.#look.oldestPending(),
    ]);
    const longAgo = Math.min(this.#look.now(), oldestPending) - settledAfterMs;
    const settled = Math.max(snapshotOf(writers).asOf, longAgo);
    this.#sequence.begin(settled);
    this.#ended = writers.filter(({ arrived = 0 }) => arrived <= settled);
    this.#settled = settled;
  }

  /** The documents that go with others into one task, so that nothing is there that they don't tell of.
   *  @param others may have numbers of other writers: copies in another index */
  told(number: SequenceNumber, others: readonly IndexDocument[]): IndexDocument[] {
    const settled = this.#settled ?? 0;
    const lasts = new Map([[number.writer, number.arrived]]);
    for (const { writer, arrived = 0 } of others)
      if (writer !== undefined && arrived > Math.max(settled, lasts.get(writer) ?? 0))
        lasts.set(writer, arrived);
    for (const [writer, last] of lasts)
      this.#lasts.set(writer, Math.max(last, this.#lasts.get(writer) ?? 0));
    const ended = this.#ended.map((header) => headerDocument({ ...header, ...forgotten(header) }));
    this.#ended = [];
    return [...ended, ...[...lasts.keys()].map((writer) => this.#lineOf(writer, number, settled))];
  }

  /** Each writer has its own documents, also of what it knows of others: so none falls behind. */
  #lineOf(writer: number, by: SequenceNumber, settled: number): IndexDocument {
    const id = `writer-${writer}-by-${by.writer}`;
    const arrived = this.#lasts.get(writer) ?? 0;
    const plain = headerDocument({ id, key: writersKey, rank: 0, kind: 'writer' });
    return { ...plain, arrived, writer, fields: { ...plain.fields, settled } };
  }
}

/** What takes a document off those that each search reads. */
function forgotten({ id }: DocumentHeader): Pick<DocumentHeader, 'key' | 'kind'> {
  return { key: id, kind: 'gone' };
}
