import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { conditionalBody } from '../http/conditional.ts';
import { Rendered } from '../http/rendered.ts';
import type { PageContext } from './page-context.ts';
import type { UiLanguage } from './i18n/i18n.ts';
import { renderDocument } from './render.tsx';
import { languageCookieHeader, readPreferences } from './reader-preferences.ts';

/** A page as it is sent. */
export class RenderedPage extends Rendered {
  readonly language: UiLanguage;

  constructor(html: string, language: UiLanguage) {
    super(html, 'text/html; charset=utf-8');
    this.language = language;
  }
}

export function renderPage(context: PageContext, page: VNode): RenderedPage {
  return new RenderedPage(renderDocument(context, page), context.language);
}

/** Answers with a page, or with 304 where the browser has it. */
export function sendPage(reply: FastifyReply, page: RenderedPage, status = 200): void {
  if (readPreferences(reply.request).choseLanguage) {
    void reply.header('set-cookie', languageCookieHeader(page.language));
  }
  void reply.headers({
    // Pages differ by language and operator. Revalidation costs no more than a 304.
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
    'content-language': page.language,
  });
  if (status === 200) {
    void reply.send(conditionalBody(reply, page));
    return;
  }
  void reply.code(status).header('content-type', page.contentType).send(page.body);
}
