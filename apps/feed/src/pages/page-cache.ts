import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { VNode } from 'preact';
import { cachedResponses } from '../http/http-metrics.ts';
import type { NewsReadModel } from '../read-model/news-read-model.ts';
import type { PageContextFactory } from './page-context-factory.ts';
import type { PageContext } from './page-context.ts';
import { renderPage, sendPage, type RenderedPage } from './send-page.ts';

type CachedPage = RenderedPage & {
  /** The read model's revision when the page was made. */
  readonly revision: number;
  /** "5 minutes ago" is true for a minute. */
  readonly minute: number;
};

const maxBytes = 32 * 1024 * 1024;

/** Renders pages and caches them, to send the same bytes again until the news or the minute changes.
 *  The operator's pages are never cached. */
export class PageCache {
  private readonly pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    maxEntrySize: maxBytes / 16,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 200,
  });

  constructor(
    private readonly readModel: NewsReadModel,
    private readonly contexts: PageContextFactory,
  ) {}

  /** @param render makes the page in this context; what it throws is thrown. */
  async send(
    reply: FastifyReply,
    render: (context: PageContext) => VNode | Promise<VNode>,
  ): Promise<void> {
    const { request } = reply;
    const context = await this.contexts.create(request);
    if (context.operator) {
      return sendPage(reply, renderPage(context, await render(context)));
    }
    const key = `${context.language} ${context.address}`;
    // Read before the page is made: what changes meanwhile makes it stale.
    const revision = this.readModel.revision();
    const minute = Math.floor(context.now.getTime() / 60_000);
    const cached = this.pages.get(key);
    if (cached?.revision === revision && cached.minute === minute) {
      cachedResponses.inc({ of: 'pages' });
      return sendPage(reply, cached);
    }
    const rendered = { ...renderPage(context, await render(context)), revision, minute };
    this.pages.set(key, rendered);
    sendPage(reply, rendered);
  }
}
