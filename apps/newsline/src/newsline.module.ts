import { type DynamicModule, Module } from '@nestjs/common';
import type { DemonstrationSite } from './demonstration/demonstration-site.ts';
import { DemonstrationModule } from './demonstration/demonstration.module.ts';

/** The four services in one process, and the demonstration site. */
@Module({})
export class NewslineModule {
  static with(services: readonly DynamicModule[], demonstration: DemonstrationSite): DynamicModule {
    return {
      module: NewslineModule,
      imports: [...services, DemonstrationModule.with(demonstration)],
    };
  }
}
