import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { CurrentPageContext, type PageContext } from './page-context.ts';

/** Renders a whole HTML document in this context. */
export function renderDocument(context: PageContext, page: VNode): string {
  return `<!doctype html>${renderToString(
    <CurrentPageContext.Provider value={context}>{page}</CurrentPageContext.Provider>,
  )}`;
}
