import type { VNode } from 'preact';
import type { Criteria } from '../../dead-letters/criteria.ts';

type HiddenFieldsProps = {
  readonly values: Criteria & Readonly<Record<string, string | undefined>>;
};

/** What a form sends along unseen. */
export function HiddenFields({ values }: HiddenFieldsProps): VNode {
  return (
    <>
      {Object.entries(values).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}
