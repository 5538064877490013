import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

/** Why an action of the operator's was not done. */
export type ActionProblem = 'wrong-key' | 'too-many-keys' | 'needed' | 'no-answer' | 'cross-site';

export function ProblemNotice({ problem }: { readonly problem: ActionProblem }): VNode {
  const { operator, errors } = usePageContext().text;
  const messages = {
    'wrong-key': operator.wrongKey,
    'too-many-keys': operator.tooManyKeys,
    needed: operator.needed,
    'no-answer': operator.noAnswer,
    'cross-site': errors.crossSite,
  };
  return (
    <p class="problem" role="alert" id="operator-problem">
      {messages[problem]}
    </p>
  );
}
