import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { VNode } from 'preact';
import { cachedResponses } from '../feed-metrics.ts';
import type { NewsReadModel } from '../news-read-model.ts';
import type { EditionDesk } from './edition-desk.ts';
import type { Edition } from './edition.ts';
import { printPage, sendPage, type PrintedPage } from './send-page.ts';

type Kept = PrintedPage & {
  /** The read model's revision when the page was made. */
  readonly revision: number;
  /** "5 minutes ago" is true for a minute. */
  readonly minute: number;
};

type Wish = {
  /** The page shows more than what the read model knows: made anew each time. */
  readonly live?: boolean;
};

const maxBytes = 32 * 1024 * 1024;

/** Prints pages and keeps what it printed for readers, to hand the same bytes out again until the
 *  news or the minute changes. The operator's pages are printed for the operator alone. */
export class Press {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    maxEntrySize: maxBytes / 16,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 200,
  });

  constructor(
    private readonly readModel: NewsReadModel,
    private readonly desk: EditionDesk,
  ) {}

  /** @param compose makes the page for this edition's reader; what it throws is thrown. */
  async answer(
    reply: FastifyReply,
    compose: (edition: Edition) => VNode | Promise<VNode>,
    { live = false }: Wish = {},
  ): Promise<void> {
    const { request } = reply;
    const edition = await this.desk.edition(request);
    if (live || edition.operator) {
      return sendPage(reply, printPage(edition, await compose(edition)));
    }
    const key = `${edition.language} ${edition.address}`;
    // Read before the page is made: what changes meanwhile makes it stale.
    const revision = this.readModel.revision();
    const minute = Math.floor(edition.now.getTime() / 60_000);
    const kept = this.kept.get(key);
    if (kept?.revision === revision && kept.minute === minute) {
      cachedResponses.inc({ of: 'pages' });
      return sendPage(reply, kept);
    }
    const printed = { ...printPage(edition, await compose(edition)), revision, minute };
    this.kept.set(key, printed);
    sendPage(reply, printed);
  }
}
