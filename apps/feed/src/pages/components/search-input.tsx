import type { VNode } from 'preact';
import { longestSearch } from '../../http/query-vocabulary.ts';
import { usePageContext } from '../page-context.ts';

/** The words of a search. `assets/suggest.js` offers suggestions for them, and reads from here how to
 *  name what it shows. */
export function SearchInput(props: { readonly id?: string; readonly value?: string }): VNode {
  const { text } = usePageContext();
  return (
    <input
      id={props.id}
      type="search"
      name="q"
      value={props.value}
      maxlength={longestSearch}
      aria-label={text.search.label}
      placeholder={text.nav.searchHint}
      enterkeyhint="search"
      data-suggestions={text.search.suggestions}
      data-kinds={JSON.stringify(text.search.suggestionKinds)}
    />
  );
}
