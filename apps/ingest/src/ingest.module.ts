import { type DynamicModule, Module } from '@nestjs/common';
import { IngestController } from './ingest.controller.ts';
import { Ingest } from './ingest.ts';

@Module({})
export class IngestModule {
  static with({ ingest }: { readonly ingest: Ingest }): DynamicModule {
    return {
      module: IngestModule,
      controllers: [IngestController],
      providers: [{ provide: Ingest, useValue: ingest }],
    };
  }
}
