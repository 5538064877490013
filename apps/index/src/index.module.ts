import { Module, type DynamicModule } from '@nestjs/common';
import { IndexController } from './index.controller.ts';
import { SearchIndex } from './search-index.ts';

/** The search index as a service: documents in, answers out. */
@Module({})
export class IndexModule {
  static with({ searchIndex }: { readonly searchIndex: SearchIndex }): DynamicModule {
    return {
      module: IndexModule,
      controllers: [IndexController],
      providers: [{ provide: SearchIndex, useValue: searchIndex }],
    };
  }
}
