import type { ComponentChildren, VNode } from 'preact';

/** An empty list, said kindly and with a way on. */
export function Nothing(props: {
  readonly says: string;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class="nothing">
      <p class="says">{props.says}</p>
      {props.children}
    </div>
  );
}
