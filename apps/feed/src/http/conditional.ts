import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

// Conditional requests: RFC 9110, section 13.

type Validators = { readonly etag: string; readonly lastModified: Date | null };
type Content = {
  readonly etag: string;
  readonly contentType: string;
  readonly body: Buffer;
};
type Conditions = Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>;

/** A strong entity tag: equal bytes have equal tags. */
export function entityTag(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether a GET or HEAD request is to be answered with 304: the client has the response with these
 *  validators. If-Modified-Since counts only without If-None-Match (section 13.2.2). */
export function isNotModified(headers: Conditions, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || tagsIn(tags).includes(opaque(etag));
  const since = headers['if-modified-since'];
  if (since === undefined || lastModified === null) return false;
  // The header counts in seconds.
  return Date.parse(since) >= Math.floor(lastModified.getTime() / 1000) * 1000;
}

/** Entity tags may contain commas. */
function tagsIn(header: string): string[] {
  return (header.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((tag) => opaque(tag.trim()));
}

/** For the weak comparison (section 8.8.3.2): a proxy that compresses makes a tag weak. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}

/** Sets the headers that describe the response, and the status 304 where the client has it already.
 *  @returns the bytes to send; none with 304 */
export function conditionalBody(
  reply: FastifyReply,
  { etag, contentType, body }: Content,
  lastModified: Date | null = null,
): Buffer | undefined {
  void reply.header('etag', etag);
  if (lastModified) void reply.header('last-modified', lastModified.toUTCString());
  if (isNotModified(reply.request.headers, { etag, lastModified })) {
    void reply.status(304);
    return undefined;
  }
  void reply.header('content-type', contentType);
  return body;
}
