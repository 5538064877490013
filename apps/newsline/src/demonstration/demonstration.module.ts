import { type DynamicModule, Module } from '@nestjs/common';
import { DemonstrationSite } from './demonstration-site.ts';
import { SamplesController } from './samples.controller.ts';

@Module({})
export class DemonstrationModule {
  static with(site: DemonstrationSite): DynamicModule {
    return {
      module: DemonstrationModule,
      controllers: [SamplesController],
      providers: [{ provide: DemonstrationSite, useValue: site }],
    };
  }
}
