import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { conditionalBody } from '../http/conditional.ts';
import { Rendered } from '../http/rendered.ts';
import type { PageContext } from './page-context.ts';
import type { UiLanguage } from './i18n/i18n.ts';
import { renderDocument, renderMarkup } from './render.tsx';
import { languageCookieHeader, readPreferences } from './reader-preferences.ts';

/** A page as it is sent. */
export class RenderedPage extends Rendered {
  readonly language: UiLanguage;
  /** Its Content-Security-Policy where it is not that of all pages. */
  readonly policy: string | undefined;

  constructor(
    text: string,
    language: UiLanguage,
    as: { contentType?: string; policy?: string } = {},
  ) {
    super(text, as.contentType ?? 'text/html; charset=utf-8');
    this.language = language;
    this.policy = as.policy;
  }
}

export function renderPage(context: PageContext, page: VNode): RenderedPage {
  return new RenderedPage(renderDocument(context, page), context.language);
}

/** An SVG document, which like a page speaks the reader's language.
 *  @param policy its Content-Security-Policy: opened by itself it has no style sheet but its own */
export function renderPicture(context: PageContext, picture: VNode, policy: string): RenderedPage {
  const as = { contentType: 'image/svg+xml', policy };
  return new RenderedPage(renderMarkup(context, picture), context.language, as);
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
    ...(page.policy && { 'content-security-policy': page.policy }),
  });
  if (status === 200) {
    void reply.send(conditionalBody(reply, page));
    return;
  }
  void reply.code(status).header('content-type', page.contentType).send(page.body);
}
