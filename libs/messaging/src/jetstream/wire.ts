import { headers, type MsgHdrs } from '@nats-io/nats-core';
import type { NewsEvent } from '@newsline/contracts';
import { z } from 'zod';

const attributes = ['id', 'type', 'source', 'time', 'subject', 'dataschema'] as const;
/** Extension attributes are lower-case letters and digits alone: CloudEvents 1.0.2, section 3.1. */
const causedBy = 'ce-causedby';
const contentType = 'content-type';
const batchType = 'application/cloudevents-batch+json';

export type Message = { readonly headers: MsgHdrs; readonly data: Uint8Array };

/** An event as CloudEvents in binary content mode: attributes are headers, the body is the data.
 *  NATS Protocol Binding for CloudEvents 1.0.2, section 3.1; `traceparent` under its own name, as
 *  W3C Trace Context has it. */
export function toMessage(event: NewsEvent): Message {
  const head = headers();
  head.set('ce-specversion', '1.0');
  for (const name of attributes) head.set(`ce-${name}`, escape(event[name]));
  if (event.causedBy !== undefined) head.set(causedBy, escape(event.causedBy));
  if (event.traceparent !== undefined) head.set('traceparent', event.traceparent);
  head.set(contentType, 'application/json');
  return { headers: head, data: new TextEncoder().encode(JSON.stringify(event.data)) };
}

/** An event whole, as CloudEvents' JSON event format (1.0.2) has it. */
export function toJson({ causedBy, subject, ...event }: NewsEvent): string {
  return JSON.stringify({
    specversion: '1.0',
    ...event,
    // An attribute that is there is not empty.
    ...(subject && { subject }),
    ...(causedBy !== undefined && { causedby: causedBy }),
  });
}

/** Several events in one message: CloudEvents' batched content mode, section 4 of the JSON event
 *  format. The NATS binding has none, so the content type tells it.
 *  @param events from `toJson` */
export function toBatch(events: readonly string[]): Message {
  const head = headers();
  head.set(contentType, batchType);
  return { headers: head, data: new TextEncoder().encode(`[${events.join(',')}]`) };
}

type Received = { readonly headers?: MsgHdrs | undefined; readonly data: Uint8Array };

/** The events in a message, one at the least.
 *  @throws Error that says what is missing in a message that holds none */
export function toEvents(message: Received): NewsEvent[] {
  if (message.headers?.get(contentType) !== batchType) return [toEvent(message)];
  const batch: unknown = JSON.parse(new TextDecoder().decode(message.data));
  return Batch.parse(batch).map(({ causedby, traceparent, ...event }) => ({
    ...event,
    ...(causedby !== undefined && { causedBy: causedby }),
    ...(traceparent !== undefined && { traceparent }),
  }));
}

const Batch = z
  .array(
    z.object({
      id: z.string().min(1),
      type: z.string().min(1),
      source: z.string().default(''),
      time: z.string().default(''),
      subject: z.string().default(''),
      dataschema: z.string().default(''),
      causedby: z.string().optional(),
      traceparent: z.string().optional(),
      data: z.unknown(),
    }),
  )
  .min(1);

/** @throws Error that says what is missing in a message that is no event */
export function toEvent(message: Received): NewsEvent {
  const { headers: head } = message;
  const read = (name: string) => unescape(head?.get(name) ?? '');
  const [id, type, source, time, subject, dataschema] = attributes.map((name) =>
    read(`ce-${name}`),
  );
  if (!id || !type) throw new Error('It has no ce-id or no ce-type, so it is no CloudEvent');
  const cause = read(causedBy);
  const traceparent = head?.get('traceparent');
  return {
    id,
    type,
    source: source ?? '',
    time: time ?? '',
    subject: subject ?? '',
    dataschema: dataschema ?? '',
    ...(cause && { causedBy: cause }),
    ...(traceparent && { traceparent }),
    data: JSON.parse(new TextDecoder().decode(message.data)) as unknown,
  };
}

/** Percent-encoded where it is not printable ASCII: section 3.1.3.2 of the binding. */
function escape(value: string): string {
  return value.replace(/[^\x21\x23\x24\x26-\x7e]/gu, encodeURIComponent);
}

function unescape(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/giu, decodeURIComponent);
}
