import type { CorrectionStore, TopicStore } from '@newsline/classify';
import type { NewsReadModel, OperatorKeys } from '@newsline/feed';
import type { Ingest } from '@newsline/ingest';
import type { EventBus } from '@newsline/messaging';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What operators' commands work on, beside a Newsline that runs: one file, or the servers of the four
 *  services. */
export type Installation = {
  /** The file; null where there is none. */
  readonly file: string | null;
  readonly bus: EventBus;
  readonly ingest: Ingest;
  readonly readModel: NewsReadModel;
  readonly operatorKeys: OperatorKeys;
  readonly corrections: CorrectionStore;
  readonly topics: TopicStore;
  /** Folders of topics, and the share of labels that is to be right. */
  readonly labelling: { readonly folders: readonly string[]; readonly precision: number };
  readonly close: () => Promise<void>;
};
