import type { VNode } from 'preact';
import { useEdition } from '../edition.ts';
import { When } from './when.tsx';

export function DemonstrationTag(): VNode {
  const { demonstration } = useEdition().text;
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
      {useEdition().text.article.edited} <When at={editedAt} />
    </span>
  );
}
