import { Fragment, toChildArray, type ComponentChildren, type VNode } from 'preact';

/** Small print in one line: "Bến Sông Tin · 2 giờ trước · Ngoại giao". The dots are text, so that
 *  readers without style sheets have them too. Each stands by itself: a name in Arabic would turn round
 *  the time behind it. */
export function Facts({ children }: { readonly children: ComponentChildren }): VNode | null {
  const facts = toChildArray(children);
  if (facts.length === 0) return null;
  return (
    <p class="facts">
      {facts.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          <bdi>{fact}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
