import { LRUCache } from 'lru-cache';
import { cachedResponses } from './http-metrics.ts';
import type { Rendered } from './rendered.ts';

export type CachedResponse<Content extends Rendered = Rendered> = {
  readonly content: Content;
  /** Of what the response was made from; it is fresh as long as that has this version. */
  readonly version: string;
  /** Since when these bytes are the response, in ms. */
  readonly changedAt: number;
};

/** Caches responses, to send the same bytes again until what they were made from has another version.
 *  Those that were asked for least recently make room for others. */
export class ResponseCache<Content extends Rendered = Rendered> {
  readonly #of: 'api' | 'pages';
  readonly #responses: LRUCache<string, CachedResponse<Content>>;

  /** `of`: the label of its hits in the metric. */
  constructor(of: 'api' | 'pages', maxBytes: number) {
    this.#of = of;
    this.#responses = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: maxBytes / 4,
      sizeCalculation: ({ content }, key) => content.body.length + key.length + 200,
    });
  }

  /** The response that was made from this version. */
  find(key: string, version: string): CachedResponse<Content> | undefined {
    const cached = this.#responses.get(key);
    if (cached?.version !== version) return undefined;
    cachedResponses.inc({ of: this.#of });
    return cached;
  }

  /** @param version as it was before the response was made: what changes meanwhile makes it stale */
  store(key: string, version: string, content: Content): CachedResponse<Content> {
    const before = this.#responses.get(key);
    const changedAt = before?.content.etag === content.etag ? before.changedAt : Date.now();
    const response = { content, version, changedAt };
    this.#responses.set(key, response);
    return response;
  }
}
