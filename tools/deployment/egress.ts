/** What is wrong with how a NetworkPolicy opens the Internet. */
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { specialRanges } from '@newsline/ingest';

/** Whoever may go anywhere may not go where ingest refuses to: the policy is what holds where ingest has a
 *  fault. */
export function egressProblems({ egress = [] }: NonNullable<INetworkPolicy['spec']>): string[] {
  return egress
    .flatMap(({ to = [] }) => to)
    .flatMap(({ ipBlock }) => (ipBlock?.cidr.endsWith('/0') ? [ipBlock] : []))
    .flatMap(({ cidr, except = [] }) =>
      specialRanges
        .filter((range) => range.includes(':') === cidr.includes(':') && !except.includes(range))
        .map((range) => `${range} is no part of the Internet, and open`),
    );
}
