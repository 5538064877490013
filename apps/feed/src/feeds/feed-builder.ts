import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FeedOptions } from '../feed.config.ts';
import { invalid } from '../http/problem.ts';
import type { Rendered } from '../http/rendered.ts';
import {
  type ArticleFilter,
  type FullArticle,
  NewsReadModel,
} from '../read-model/news-read-model.ts';
import { type Channel, type Entry, updatedAt } from './channel.ts';
import { renderEntries, renderFeed, roomFor } from './formats.ts';

export type ChannelHeading = Pick<Channel, 'id' | 'title' | 'description' | 'language'> & {
  /** The page that shows the same: path and query. */
  readonly home: string;
};

/** Builds feeds from articles, and from what else there is to subscribe to. */
@Injectable()
export class FeedBuilder {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly options: FeedOptions,
  ) {}

  async fromTimeline(
    request: FastifyRequest,
    ending: string,
    heading: ChannelHeading,
    { filter, limit }: { readonly filter: ArticleFilter; readonly limit: number },
  ): Promise<Rendered> {
    const { rows } = await this.readModel.timeline(filter, { limit });
    const ids = rows.map(({ id }) => id);
    const articles = await this.readModel.articles(ids, roomFor(ids.length));
    return this.fromArticles(request, ending, heading, articles);
  }

  async fromArticles(
    request: FastifyRequest,
    ending: string,
    heading: ChannelHeading,
    articles: readonly FullArticle[],
  ): Promise<Rendered> {
    const [topics, sources] = await Promise.all([
      this.readModel.topics(),
      this.readModel.sources(),
    ]);
    const shown = new Set(articles.map(({ sourceId }) => sourceId));
    const feedUrls = new Map(
      sources.filter(({ id }) => shown.has(id)).map(({ id, url }) => [id, url]),
    );
    const channel = this.channel(request, heading, articles.map(updatedAt));
    return renderFeed(channel, articles, { topics, feedUrls, siteUrl: channel.siteUrl }, ending);
  }

  /** @param entriesOf makes them for the site at this address, without a slash at its end */
  async fromEntries(
    request: FastifyRequest,
    ending: string,
    heading: ChannelHeading,
    entriesOf: (siteUrl: string) => readonly Entry[],
  ): Promise<Rendered> {
    const entries = entriesOf(this.siteUrl(request));
    const updates = entries.map(({ updated }) => updated);
    return renderEntries(this.channel(request, heading, updates), entries, ending);
  }

  private channel(
    request: FastifyRequest,
    { home, ...heading }: ChannelHeading,
    updates: readonly Date[],
  ): Channel {
    const siteUrl = this.siteUrl(request);
    return {
      ...heading,
      siteUrl,
      selfUrl: absolute(siteUrl, request.url),
      homeUrl: absolute(siteUrl, home),
      updated: new Date(Math.max(0, ...updates.map((update) => update.getTime()))),
    };
  }

  private siteUrl({ protocol, host }: FastifyRequest): string {
    const { publicUrl } = this.options;
    if (publicUrl !== null) return publicUrl.replace(/\/+$/, '');
    // RFC 9112, section 3.2: an invalid Host is answered with 400.
    if (host && !isHost.test(host)) throw invalid([{ field: 'Host', detail: 'is no host' }]);
    return `${protocol}://${host || 'localhost'}`;
  }
}

/** A name or an address, and a port (RFC 3986, section 3.2.2), without what nobody's name has. */
const isHost = /^(?:[\w.~-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** `path` is appended to the site's own, which need not be the root of its host. */
function absolute(siteUrl: string, path: string): string {
  const url = `${siteUrl}/${path.replace(/^\/+/, '')}`;
  return URL.canParse(url) ? new URL(url).href : url;
}
