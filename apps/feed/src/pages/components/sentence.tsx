import type { VNode } from 'preact';

/** A sentence with a name in it, which stands by itself: it may run the other way. */
export function Sentence(props: {
  readonly about: (name: string) => string;
  readonly name: string;
}): VNode {
  const [before = '', after = ''] = props.about('\n').split('\n');
  return (
    <>
      {before}
      <bdi>{props.name}</bdi>
      {after}
    </>
  );
}
