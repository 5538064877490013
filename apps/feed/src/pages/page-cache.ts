import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { ResponseCache } from '../http/response-cache.ts';
import type { NewsReadModel } from '../read-model/news-read-model.ts';
import type { PageContextFactory } from './page-context-factory.ts';
import type { PageContext } from './page-context.ts';
import { type RenderedPage, renderPage, sendPage } from './send-page.ts';

const maxBytes = 8 * 1024 * 1024;

/** Renders pages and caches them until the news or the minute changes. The operator's pages are never
 *  cached. */
export class PageCache {
  private readonly pages = new ResponseCache<RenderedPage>('pages', maxBytes);

  constructor(
    private readonly readModel: NewsReadModel,
    private readonly contexts: PageContextFactory,
  ) {}

  /** @param render makes the page in this context; what it throws is thrown.
   *  @param write makes bytes of it */
  async send(
    reply: FastifyReply,
    render: (context: PageContext) => VNode | Promise<VNode>,
    write: (context: PageContext, content: VNode) => RenderedPage = renderPage,
  ): Promise<void> {
    const context = await this.contexts.create(reply.request);
    const make = async () => write(context, await render(context));
    if (context.operator) return sendPage(reply, await make());
    const key = `${context.language} ${context.address}`;
    // "5 minutes ago" is true for a minute.
    const minute = Math.floor(context.now.getTime() / 60_000);
    const version = `${this.readModel.revision()} ${minute}`;
    const { content } =
      this.pages.find(key, version) ?? this.pages.store(key, version, await make());
    sendPage(reply, content);
  }
}
