import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

type UndoProps = {
  readonly fields: {
    readonly articleId: string;
    readonly topic: string;
    /** `list` leads back to the page of corrections, where it is on this one. */
    readonly to?: 'list';
    readonly cursor?: string | undefined;
  };
  /** The id of what it is about. */
  readonly describedBy: string;
};

/** Takes a correction back. */
export function Undo({ fields, describedBy }: UndoProps): VNode {
  const { corrections } = usePageContext().text;
  return (
    <form class="actions" method="post" action="/operator/corrections/take-back">
      {Object.entries(fields).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" aria-describedby={describedBy}>
        {corrections.undo}
      </button>
    </form>
  );
}
