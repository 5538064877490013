import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

type UndoProps = {
  /** Where it is sent to. */
  readonly action: string;
  /** What is sent: what the correction is, and where to go then. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** Instead of "Undo", where there is a better word. */
  readonly label?: string;
  /** The id of what it is about. */
  readonly describedBy: string;
};

/** Takes a correction back. */
export function Undo({ action, fields, label, describedBy }: UndoProps): VNode {
  const { corrections } = usePageContext().text;
  return (
    <form class="actions" method="post" action={action}>
      {Object.entries(fields).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" aria-describedby={describedBy}>
        {label ?? corrections.undo}
      </button>
    </form>
  );
}
