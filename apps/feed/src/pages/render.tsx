import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { EditionContext, type Edition } from './edition.ts';

/** A whole HTML document for this edition's reader. */
export function renderPage(edition: Edition, page: VNode): string {
  return `<!doctype html>${renderToString(
    <EditionContext.Provider value={edition}>{page}</EditionContext.Provider>,
  )}`;
}
