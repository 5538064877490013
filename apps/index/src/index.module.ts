import { Module, type DynamicModule } from '@nestjs/common';
import { indexController } from './index.controller.ts';
import { SearchIndex } from './search-index.ts';

/** The search index as a service: documents in, answers out. */
@Module({})
export class IndexModule {
  /** @param inFlight how many batches of articles are written at the same time: more than one pays where
   *  an engine joins what waits */
  static with({
    searchIndex,
    inFlight = 1,
  }: {
    readonly searchIndex: SearchIndex;
    readonly inFlight?: number;
  }): DynamicModule {
    return {
      module: IndexModule,
      controllers: [indexController(inFlight)],
      providers: [{ provide: SearchIndex, useValue: searchIndex }],
    };
  }
}
