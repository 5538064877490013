import { Fragment, type VNode } from 'preact';
import type { KeyNumber } from '../../story-overview/key-numbers.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { SaidByList } from './said-by.tsx';

export function KeyNumbers(props: { readonly numbers: readonly KeyNumber[] }): VNode | null {
  const { text, language } = usePageContext();
  if (props.numbers.length === 0) return null;
  return (
    <section class="block" aria-labelledby="key-numbers">
      <h2 id="key-numbers">{text.storyOverview.keyNumbers}</h2>
      <dl class="keynumbers">
        {props.numbers.map((number) => {
          const lang = langAttributes(number.language, language);
          const others = number.outlets - number.saidBy.length;
          return (
            <Fragment key={`${number.unit} ${number.value}`}>
              <dt {...lang}>
                <bdi>{number.text}</bdi>
              </dt>
              <dd class="facts">
                <SaidByList said={number.saidBy} />
                {others > 0 && ` ${text.storyOverview.moreOutlets(others)}`}
                {number.earlier && (
                  <>
                    {' · '}
                    <bdi {...lang}>{text.storyOverview.earlier(number.earlier.text)}</bdi>
                  </>
                )}
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}
