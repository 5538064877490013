import type { ComponentChildren, VNode } from 'preact';

/** In place of an empty list: a message and a way on. */
export function EmptyList(props: {
  readonly message: string;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class="empty">
      <p class="message">{props.message}</p>
      {props.children}
    </div>
  );
}
