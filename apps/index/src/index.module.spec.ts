import { Test } from '@nestjs/testing';
import {
  ArticleClassified,
  ArticleMoved,
  ArticleObserved,
  ArticleRelabelled,
  ArticleWithdrawn,
  SearchArticles,
  SourceRemoved,
} from '@newsline/contracts';
import { DatabaseSync } from 'node:sqlite';
import { SqliteSearchIndex } from './sqlite/sqlite-search-index.ts';
import type { indexController } from './index.controller.ts';
import { IndexModule } from './index.module.ts';
import { article } from './search/search-test.conformance.ts';

describe('IndexModule', () => {
  it('consumes articles, what becomes of them and what sources show, and answers searches', async () => {
    const searchIndex = new SqliteSearchIndex(new DatabaseSync(':memory:'));
    const imported = IndexModule.with({ searchIndex });
    const module = await Test.createTestingModule({ imports: [imported] }).compile();
    const [type = ''] = imported.controllers ?? [];
    const controller = module.get<InstanceType<ReturnType<typeof indexController>>>(type);
    const from = { service: 'classify', now: new Date() };

    await controller.put([ArticleClassified.create(article({ id: 'a', title: 'Bão lũ' }), from)]);
    const request = SearchArticles.request.parse({ text: 'bao lu' });
    expect(await controller.search(request)).toMatchObject({ total: 1 });

    const observed = { articleId: 'a', sourceId: 'second', asOf: '2026-02-01T09:00:00.000Z' };
    await controller.observe([ArticleObserved.create(observed, from)]);
    const bySecond = { ...request, sourceIds: ['second'] };
    expect(await controller.search(bySecond)).toMatchObject({ total: 1 });
    const removed = { sourceId: 'second', asOf: '2026-02-01T10:00:00.000Z' };
    await controller.removeSources([SourceRemoved.create(removed, from)]);
    expect(await controller.search(bySecond)).toMatchObject({ total: 0 });

    const topics = [{ topic: 'weather', score: 1, words: [], evidence: [] }];
    const relabelled = { articleId: 'a', version: 1, revision: 1, topics };
    await controller.relabel([ArticleRelabelled.create(relabelled, from)]);
    const byTopic = { ...request, topics: ['weather'] };
    expect(await controller.search(byTopic)).toMatchObject({ total: 1 });

    const moved = { articleId: 'a', version: 1, move: 1, storyId: 'another story' };
    await controller.move([ArticleMoved.create(moved, from)]);
    const byStory = { ...request, storyId: 'another story' };
    expect(await controller.search(byStory)).toMatchObject({ total: 1 });

    const withdrawn = { articleId: 'a', version: 1, reason: 'operator' } as const;
    await controller.withdraw([ArticleWithdrawn.create(withdrawn, from)]);
    expect(await controller.search(request)).toMatchObject({ total: 0 });
  });
});
