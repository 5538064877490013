import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { withoutForbidden } from '../http/without-forbidden.ts';
import { CurrentPageContext, type PageContext } from './page-context.ts';

/** Renders a whole HTML document in this context. */
export function renderDocument(context: PageContext, page: VNode): string {
  return `<!doctype html>${renderMarkup(context, page)}`;
}

/** Renders what is no HTML, but reads as XML as well. */
export function renderMarkup(context: PageContext, content: VNode): string {
  const markup = renderToString(
    <CurrentPageContext.Provider value={context}>{content}</CurrentPageContext.Provider>,
  );
  return withoutForbidden(markup);
}
