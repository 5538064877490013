import type { SourceProblem, SourceWarning } from '@newsline/contracts';
import type { Report } from '@newsline/platform';
import type { TaskOutcome } from '@newsline/platform/task-process';
import type { PageFeeds } from '../feeds/page-feeds.ts';
import type { FeedHead } from '../feeds/parsed-feed.ts';
import type { DocumentInput, ReadDocument } from '../pages/read-document.ts';
import { defaultLimits, type ArticleLimits } from './article-limits.ts';
import type { ArticleDraft, DraftContext } from './draft-article.ts';
import { ReadingProcesses } from './reading-processes.ts';
import { problemOf } from './source-problem.ts';

export type FeedInput = {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Where it was fetched from, after redirects. */
  readonly url: string;
  /** What earlier fetches of this feed found: see `tellApart`. */
  readonly sharedLinks: readonly string[];
  readonly context: DraftContext;
};

/** A page that lists articles. */
export type ListInput = Omit<FeedInput, 'sharedLinks'> & {
  /** What the fetch before this one found; empty: it is the first. */
  readonly listPaths: readonly string[];
};

export type PageFeedsInput = Pick<FeedInput, 'body' | 'contentType' | 'url'>;

export type ReadFeed = {
  readonly head: FeedHead;
  /** What had to be repaired or left out, for the operator. */
  readonly warnings: readonly SourceWarning[];
  /** In the feed's order. */
  readonly drafts: readonly ArticleDraft[];
  /** What this fetch found beside it. */
  readonly sharedLinks: readonly string[];
  /** Of a list page, where its headlines stand; of a feed, none. */
  readonly listPaths: readonly string[];
};

export type ReadPages = ReadDocument & {
  /** What was left out, for the operator. */
  readonly warnings: readonly SourceWarning[];
};

/** What a process is told besides. */
export type Limited = { readonly limits: ArticleLimits };

/** `problem`: why it cannot be read, for an operator. */
export type ReadOutcome<Result> =
  | { readonly kind: 'read'; readonly result: Result }
  | {
      readonly kind: 'unreadable';
      readonly problem: string;
      readonly details: SourceProblem;
    };

export type ReaderSettings = {
  readonly processes: number;
  /** For one document, from when a process begins with it; then the process is ended and another
   *  started. */
  readonly timeoutMs: number;
  /** Start the processes before the first document comes. */
  readonly warm: boolean;
  /** `defaultLimits` where they are left out. */
  readonly limits?: ArticleLimits;
  readonly onProblem?: Report;
  /** What the processes run: `read-worker` where it is left out. */
  readonly worker?: string;
};

/** How long a document waits for a process at the longest. */
const longestWaitMs = 120_000;

/** Kinds of failures that are remembered as logged. */
const mostLogged = 1_000;

/** Parses untrusted documents where parsing can be stopped: in processes of `read-worker`, within
 *  limits of time and memory. Whatever goes wrong there, the document is unreadable, and no other is
 *  disturbed; nothing is thrown but after `close`. What nobody foresaw is logged once. */
export class Reader {
  readonly #settings: ReaderSettings;
  readonly #processes: ReadingProcesses;
  readonly #logged = new Set<string>();

  constructor(settings: ReaderSettings) {
    this.#settings = settings;
    this.#processes = new ReadingProcesses({
      worker: './read-worker',
      ...settings,
      longestWaitMs,
    });
  }

  readFeed(input: FeedInput): Promise<ReadOutcome<ReadFeed>> {
    return this.#read('readFeed', input, input.context.sourceId);
  }

  /** A list page as a feed of its headlines. */
  readList(input: ListInput): Promise<ReadOutcome<ReadFeed>> {
    return this.#read('readList', input, input.context.sourceId);
  }

  /** @param of the id of the source that it belongs to; null: an operator waits for it */
  readDocument(input: DocumentInput, of: string | null): Promise<ReadOutcome<ReadPages>> {
    return this.#read('readDocument', input, of);
  }

  /** Where a page says that feeds are; null where it is no page. An operator waits for it. */
  readPageFeeds(input: PageFeedsInput): Promise<ReadOutcome<PageFeeds | null>> {
    return this.#read('readPageFeeds', input, null);
  }

  close(): Promise<void> {
    return this.#processes.close();
  }

  async #read<Result>(
    name: 'readFeed' | 'readList' | 'readDocument' | 'readPageFeeds',
    input: FeedInput | ListInput | DocumentInput | PageFeedsInput,
    of: string | null,
  ): Promise<ReadOutcome<Result>> {
    const { limits = defaultLimits } = this.#settings;
    const outcome = await this.#processes.run({
      name,
      input: { ...input, limits },
      of,
      length: input.body.length,
    });
    if (outcome.kind === 'done') return outcome.result as ReadOutcome<Result>;
    if (outcome.kind === 'busy')
      return unreadable('reader-busy', { seconds: inSeconds(longestWaitMs) });
    if (outcome.kind === 'late')
      return unreadable('slow-document', { seconds: inSeconds(this.#settings.timeoutMs) });
    if (outcome.kind === 'out-of-memory' || isTooHeavy(outcome.error))
      return unreadable('heavy-document');
    this.#log(outcome.error, { url: input.url ?? '', ...(of !== null && { sourceId: of }) });
    const { name: kind, message } = outcome.error;
    return unreadable('reader-failed', { reason: `${kind}: ${message}`.slice(0, 200) });
  }

  #log(error: Error, ids: Readonly<Record<string, string>>): void {
    const where = error.stack?.split('\n').find((line) => line.startsWith('    at '));
    const kind = `${error.name} ${where ?? error.message}`;
    if (this.#logged.has(kind) || this.#logged.size >= mostLogged) return;
    this.#logged.add(kind);
    this.#settings.onProblem?.('A document could not be read, and nobody foresaw why', error, {
      level: 'error',
      ids,
    });
  }
}

type Failure = Extract<TaskOutcome, { kind: 'failed' }>;

/** By what V8 allows one stack, string or collection: it says so by a RangeError, as others do for what
 *  they can't use. */
function isTooHeavy({ name, code, message }: Failure['error']): boolean {
  if (code === 'ERR_STRING_TOO_LONG') return true;
  return (
    name === 'RangeError' &&
    /call stack|(?:string|array) length|allocation|maximum size/i.test(message)
  );
}

function inSeconds(ms: number): string {
  return String(ms / 1000);
}

function unreadable(...problem: Parameters<typeof problemOf>): ReadOutcome<never> {
  return { kind: 'unreadable', ...problemOf(...problem) };
}
