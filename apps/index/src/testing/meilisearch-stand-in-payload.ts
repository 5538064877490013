import type { IncomingMessage } from 'node:http';
import { ApiError } from './meilisearch-stand-in-errors.ts';

/** "Payload limit size", by default. */
const largestBytes = 100 * 1024 * 1024;

/** The body of a request, by what its content type says it is.
 *  @param mayBeLines documents may come as newline-delimited JSON */
export async function readPayload(request: IncomingMessage, mayBeLines: boolean): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBytes) throw new ApiError('payload_too_large', 'The payload is too large');
    chunks.push(chunk);
  }
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  const type = request.headers['content-type'];
  if (type === undefined) throw new ApiError('missing_content_type', 'No Content-Type header');
  const isLines = mayBeLines && type === 'application/x-ndjson';
  if (!isLines && type !== 'application/json') {
    throw new ApiError('invalid_content_type', `The Content-Type \`${type}\` is invalid`);
  }
  const text = Buffer.concat(chunks).toString();
  if (text.trim() === '') throw new ApiError('missing_payload', 'A payload is missing.');
  if (isLines)
    return text
      .split('\n')
      .filter((line) => line.trim())
      .map(parsed);
  const body = parsed(text);
  return mayBeLines && !Array.isArray(body) ? [body] : body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new ApiError('malformed_payload', `The payload is malformed. \`${reason}\`.`);
  }
}
