import { type DynamicModule, Module } from '@nestjs/common';
import { SamplesController } from './demonstration/samples.controller.ts';
import { DemonstrationSite } from './demonstration/demonstration-site.ts';

/** The four services in one process. */
@Module({})
export class NewslineModule {
  static with(services: readonly DynamicModule[], demonstration: DemonstrationSite): DynamicModule {
    return {
      module: NewslineModule,
      imports: [...services],
      controllers: [SamplesController],
      providers: [{ provide: DemonstrationSite, useValue: demonstration }],
    };
  }
}
