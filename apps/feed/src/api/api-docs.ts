import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiDocument } from './open-api.ts';

/** Serves the page to try the API on, at /docs. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const document = () =>
    app.get(ApiDocument, { strict: false }).document as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    raw: false,
    customSiteTitle: 'Newsline API',
  });
}
