import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
import { CacheInterceptor } from '../http/cache-interceptor.ts';
import { ApiDocument } from './open-api.ts';
import { Documented } from './operation.ts';
import { NoQuery } from './queries.ts';

@Controller()
@UseInterceptors(CacheInterceptor)
export class OpenApiController {
  constructor(private readonly api: ApiDocument) {}

  @Get('openapi.json')
  @Documented({
    summary: 'This document',
    responses: {
      200: { description: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) },
    },
  })
  document(@Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>): unknown {
    return this.api.document;
  }
}
