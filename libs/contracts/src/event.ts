import type { z } from 'zod';

/** A fact that a service publishes, with the attributes of CloudEvents 1.0 under their own names
 *  (`subject` is what the fact is about: an article's, story's or source's id). */
export type NewsEvent<Data = unknown> = {
  /** The same for every event of the same fact: derived from the type and the data, so that a
   *  redelivery or a repeated publication can be recognised. */
  readonly id: string;
  readonly type: string;
  /** The service that publishes it, as a URI reference: `/newsline/ingest`. */
  readonly source: string;
  /** When it was created, ISO 8601 in UTC. */
  readonly time: string;
  readonly subject: string;
  readonly dataschema: string;
  /** The id of the event that led to this one; absent where an outside cause did. */
  readonly causedBy?: string;
  /** W3C Trace Context, level 1. */
  readonly traceparent?: string;
  readonly data: Data;
};

export type EventContract<Data = unknown> = {
  /** Noun and participle: `article.ingested`. */
  readonly type: string;
  readonly version: number;
  /** Where it travels: `news.<type>.v<version>`. */
  readonly channel: string;
  readonly schema: z.ZodType<Data>;
  /** Creates the event. `cause` is the event being handled, if there is one: its id becomes
   *  `causedBy` and its trace goes on. */
  readonly create: (data: Data, context: EventContext) => NewsEvent<Data>;
};

export type EventContext = {
  /** The service's name: `ingest`. */
  readonly service: string;
  readonly now: Date;
  readonly cause?: Pick<NewsEvent, 'id' | 'traceparent'>;
};

/** The data type of an event contract. */
export type DataOf<C> = C extends EventContract<infer Data> ? Data : never;

type Identity<Data> = {
  /** What the event is about, by id. */
  readonly subject: (data: Data) => string;
  /** What tells two facts about one subject apart, such as a version. */
  readonly key: (data: Data) => string;
};

/** Declares an event. A change that an older consumer could not read is a new version, beside the
 *  old one, never in place of it. */
export function defineEvent<Schema extends z.ZodType>(
  type: string,
  version: number,
  schema: Schema,
  identity: Identity<z.output<Schema>>,
): EventContract<z.output<Schema>> {
  const channel = `news.${type}.v${version}`;
  return {
    type,
    version,
    channel,
    schema: schema as unknown as z.ZodType<z.output<Schema>>,
    create: (data, { service, now, cause }) => ({
      id: `${type}.v${version}:${identity.subject(data)}:${identity.key(data)}`,
      type: channel,
      source: `/newsline/${service}`,
      time: now.toISOString(),
      subject: identity.subject(data),
      dataschema: `urn:newsline:${type}:v${version}`,
      ...(cause && { causedBy: cause.id }),
      ...(cause?.traceparent && { traceparent: cause.traceparent }),
      data,
    }),
  };
}
