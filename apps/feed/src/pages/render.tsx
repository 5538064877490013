import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { withoutForbidden } from '../http/without-forbidden.ts';
import { CurrentPageContext, type PageContext } from './page-context.ts';

/** Renders a whole HTML document in this context. */
export function renderDocument(context: PageContext, page: VNode): string {
  const html = renderToString(
    <CurrentPageContext.Provider value={context}>{page}</CurrentPageContext.Provider>,
  );
  return `<!doctype html>${withoutForbidden(html)}`;
}
