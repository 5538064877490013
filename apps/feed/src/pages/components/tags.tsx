import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { When } from './when.tsx';

export function DemonstrationTag(): VNode {
  const { demonstration } = usePageContext().text;
  return (
    <span class="tag" title={demonstration.meaning}>
      {demonstration.tag}
    </span>
  );
}

/** An article whose text changed after it was first seen. */
export function EditedTag({ editedAt }: { readonly editedAt: string }): VNode {
  return (
    <span class="edited">
      {usePageContext().text.article.edited} <When at={editedAt} />
    </span>
  );
}
