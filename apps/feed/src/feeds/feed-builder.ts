import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FeedOptions } from '../feed.config.ts';
import type { Rendered } from '../http/rendered.ts';
import {
  type ArticleFilter,
  type FullArticle,
  NewsReadModel,
} from '../read-model/news-read-model.ts';
import { type Channel, entryOf } from './channel.ts';
import { renderFeed } from './formats.ts';

export type ChannelHeading = Pick<Channel, 'id' | 'title' | 'description' | 'language'> & {
  /** The page that shows the same articles: path and query. */
  readonly home: string;
};

/** Builds feeds from articles. */
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
    const articles = await this.readModel.articles(rows.map(({ id }) => id));
    return this.fromArticles(request, ending, heading, articles);
  }

  async fromArticles(
    request: FastifyRequest,
    ending: string,
    { home, ...heading }: ChannelHeading,
    articles: readonly FullArticle[],
  ): Promise<Rendered> {
    const siteUrl = this.siteUrl(request);
    const [topics, sources] = await Promise.all([
      this.readModel.topics(),
      this.readModel.sources(),
    ]);
    const feedUrls = new Map(sources.map(({ id, url }) => [id, url]));
    const channel: Channel = {
      ...heading,
      siteUrl,
      selfUrl: absolute(siteUrl, request.url),
      homeUrl: absolute(siteUrl, home),
      entries: articles.map((article) => entryOf(article, { topics, feedUrls, siteUrl })),
    };
    return renderFeed(channel, ending);
  }

  private siteUrl({ protocol, host }: FastifyRequest): string {
    const { publicUrl } = this.options;
    return publicUrl === null
      ? `${protocol}://${host || 'localhost'}`
      : publicUrl.replace(/\/+$/, '');
  }
}

/** `path` is appended to the site's own, which need not be the root of its host. */
function absolute(siteUrl: string, path: string): string {
  const url = `${siteUrl}/${path.replace(/^\/+/, '')}`;
  return URL.canParse(url) ? new URL(url).href : url;
}
