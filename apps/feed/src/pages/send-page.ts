import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { Edition } from './edition.ts';
import type { UiLanguage } from './i18n.ts';
import { renderPage } from './render.tsx';
import { languageCookieHeader, meet } from './visitor.ts';

/** A page as it goes out. */
export type PrintedPage = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly language: UiLanguage;
};

export function printPage(edition: Edition, page: VNode): PrintedPage {
  const bytes = Buffer.from(renderPage(edition, page));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { bytes, etag: `"${hash}"`, language: edition.language };
}

/** Answers with a page. One that the browser still has is not sent again. */
export function sendPage(reply: FastifyReply, page: PrintedPage, status = 200): void {
  const { request } = reply;
  if (meet(request).choseLanguage) {
    void reply.header('set-cookie', languageCookieHeader(page.language));
  }
  void reply.headers({
    // Pages differ by reader: language and operator. Asking again costs no more than a 304.
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
    'content-language': page.language,
    ...(status === 200 && { etag: page.etag }),
  });
  if (status === 200 && stillHas(request.headers['if-none-match'], page.etag)) {
    void reply.code(304).send();
    return;
  }
  void reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page.bytes);
}

/** RFC 9110, section 13.1.2; a proxy that compresses makes the tag a weak one. */
function stillHas(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
