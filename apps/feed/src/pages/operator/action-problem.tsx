import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { isSameOrigin } from '../../http/operator-only.ts';
import { usePageContext, type PageContext } from '../page-context.ts';

/** Why an action of the operator's was not done. */
export type ActionProblem = 'wrong-key' | 'needed' | 'no-answer' | 'cross-site';

/** Why this request may not act; null where the operator sent it from a page of this site. */
export function problemOf(
  request: Pick<FastifyRequest, 'headers'>,
  { operator }: PageContext,
): ActionProblem | null {
  if (!operator) return 'needed';
  return isSameOrigin(request) ? null : 'cross-site';
}

export function ProblemNotice({ problem }: { readonly problem: ActionProblem }): VNode {
  const { operator, errors } = usePageContext().text;
  const messages = {
    'wrong-key': operator.wrongKey,
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
