import type { VNode } from 'preact';
import { externalHref } from '../href.ts';

/** A publisher's image. Feeds don't describe it, so it is decoration to a screen reader. The
 *  publisher does not learn who reads what here: no referrer. */
export function Picture(props: {
  readonly url: string | null;
  /** At the top of the page: fetched at once. */
  readonly eager?: boolean;
}): VNode | null {
  const source = externalHref(props.url);
  if (!source) return null;
  return (
    <img
      class="picture"
      src={source}
      alt=""
      width={640}
      height={360}
      loading={props.eager ? 'eager' : 'lazy'}
      decoding="async"
      referrerpolicy="no-referrer"
    />
  );
}
