import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { PageContext } from './page-context.ts';
import type { UiLanguage } from './i18n/i18n.ts';
import { renderDocument } from './render.tsx';
import { languageCookieHeader, readPreferences } from './reader-preferences.ts';

/** A page as it is sent. */
export type RenderedPage = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly language: UiLanguage;
};

export function renderPage(context: PageContext, page: VNode): RenderedPage {
  const bytes = Buffer.from(renderDocument(context, page));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { bytes, etag: `"${hash}"`, language: context.language };
}

/** Answers with a page, or with 304 where the browser has it. */
export function sendPage(reply: FastifyReply, page: RenderedPage, status = 200): void {
  const { request } = reply;
  if (readPreferences(request).choseLanguage) {
    void reply.header('set-cookie', languageCookieHeader(page.language));
  }
  void reply.headers({
    // Pages differ by language and operator. Revalidation costs no more than a 304.
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
    'content-language': page.language,
    ...(status === 200 && { etag: page.etag }),
  });
  if (status === 200 && matchesEtag(request.headers['if-none-match'], page.etag)) {
    void reply.code(304).send();
    return;
  }
  void reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page.bytes);
}

/** RFC 9110, section 13.1.2; a proxy that compresses makes the tag a weak one. */
function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
