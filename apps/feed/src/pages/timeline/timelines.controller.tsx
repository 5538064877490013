import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../../api/queries.ts';
import { NewsReadModel, type ArticleFilter } from '../../read-model/news-read-model.ts';
import { sourceNames } from '../../read-model/source-names.ts';
import { SourceFacts } from '../sources/source-facts.tsx';
import { PageErrors } from '../page-errors.tsx';
import { PageCache } from '../page-cache.ts';
import { TimelineQuery } from '../queries.ts';
import { TimelinePage, type TimelineRows } from './timeline-page.tsx';
import { topicFeed } from '../topics-page.tsx';

const rowsPerPage = 30;

/** Everything's, a topic's and a source's news, newest or hottest first. */
@Controller()
@UseFilters(PageErrors)
export class TimelinesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly cache: PageCache,
  ) {}

  @Get('latest')
  latest(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const query = TimelineQuery.parse(input);
    return this.cache.send(reply, async ({ text }) => {
      const timeline = await this.rows({}, query);
      const title = text.lists.views[query.view === 'hot' ? 'hot' : 'latest'];
      const feed = { stem: '/feeds/latest', query: { language: query.language }, title };
      return <TimelinePage title={title} feed={feed} query={query} timeline={timeline} />;
    });
  }

  @Get('topics/:id')
  topic(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query() input: unknown,
  ): Promise<void> {
    const query = TimelineQuery.parse(input);
    return this.cache.send(reply, async ({ topics, language }) => {
      const topic = topics.find((known) => known.id === id);
      if (!topic) throw new NotFoundException();
      const feed = { ...topicFeed(topic, language), query: { language: query.language } };
      return (
        <TimelinePage
          title={topic.names[language]}
          description={topic.description[language]}
          feed={feed}
          query={query}
          timeline={await this.rows({ topics: [id] }, query)}
        />
      );
    });
  }

  @Get('sources/:id')
  source(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query() input: unknown,
  ): Promise<void> {
    const query = TimelineQuery.parse(input);
    return this.cache.send(reply, async ({ sources, text }) => {
      const source = sources.get(id);
      const timeline = await this.rows({ sourceIds: [id] }, query);
      const polls = await this.readModel.polls(id);
      const name = (await sourceNames(this.readModel, sources, [id])).get(id);
      if (name === undefined) throw new NotFoundException();
      const feed = {
        stem: `/feeds/sources/${encodeURIComponent(id)}`,
        query: { language: query.language },
        title: name,
      };
      return (
        <TimelinePage title={text.sources.from(name)} feed={feed} query={query} timeline={timeline}>
          {source && <SourceFacts source={source} polls={polls} />}
        </TimelinePage>
      );
    });
  }

  private async rows(
    filter: Pick<ArticleFilter, 'topics' | 'sourceIds'>,
    { view, language, cursor }: TimelineQuery,
  ): Promise<TimelineRows> {
    const asked = { ...filter, ...(language && { languages: [language] }) };
    const page = pageOf({ limit: rowsPerPage, cursor });
    return view === 'articles'
      ? { of: 'articles', ...(await this.readModel.timeline(asked, page)) }
      : { of: 'stories', ...(await this.readModel.stories({ ...asked, order: view }, page)) };
  }
}
