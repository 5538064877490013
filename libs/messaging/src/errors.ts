/** Thrown by a handler: this event can never work, so it becomes a dead letter at once. Say what
 *  an operator should do about it. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable';
}

/** Thrown by a handler: an engine that it needs is away, which is no event's fault. The group pauses with
 *  what it has in hand, and goes on by itself. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  /** As people know it: `Meilisearch`. */
  readonly engine: string;

  constructor(engine: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.engine = engine;
  }
}

/** What the MongoDB driver throws where no server answers (mongodb, src/error.ts): stores let it through. */
const ofMongo: ReadonlySet<string> = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoServerClosedError',
]);

/** The engine that is away, where an error or a cause of it says that one is; else null. */
export function awayEngineOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (at instanceof Unavailable) return at.engine;
    if (ofMongo.has(at.name) || isUnansweredBulk(at)) return 'MongoDB';
  }
  return null;
}

/** A bulk write that no server answered fails with the class of one that a server refused, but without
 *  an error of any write (`isAnswered` in libs/platform; not used, as it loads the driver). */
function isUnansweredBulk(error: Error): boolean {
  if (error.name !== 'MongoBulkWriteError') return false;
  const { writeErrors, result } = error as Error & {
    readonly writeErrors?: unknown;
    readonly result?: { readonly getWriteConcernError?: () => unknown };
  };
  return [writeErrors ?? []].flat().length === 0 && !result?.getWriteConcernError?.();
}

/** A question got no answer: none came in time, or the answerer failed. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Of the question. */
  readonly channel: string;

  constructor(channel: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.channel = channel;
  }
}
