/** What is wrong with a built kustomization beyond the schemas: what names what. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { IService } from 'kubernetes-models/v1/Service';
import { namesIn } from '@newsline/messaging/jetstream';
import { build, type Resource } from './kustomize.ts';
import { egressProblems } from './egress.ts';
import { imageNameProblem } from './pinned-images.ts';
import { consumersOf, exampleOf, startProblems } from './programs.ts';
import { nameOf } from './schemas.ts';

type Labels = Readonly<Record<string, string>>;
type Workload = { readonly resource: Resource; readonly template: IPodTemplateSpec };
type ScaledObject = {
  readonly scaleTargetRef: { readonly name: string };
  readonly triggers: readonly { readonly metadata: Labels }[];
};

/** @param folder of a kustomization */
export function namingProblems(folder: string): string[] {
  const resources = build(folder);
  const workloads = resources.flatMap((resource): Workload[] => {
    const { template } = (resource.spec ?? {}) as { template?: IPodTemplateSpec };
    return template ? [{ resource, template }] : [];
  });
  const comments = commentsOf(folder);
  return resources.flatMap((resource) => {
    const workload = workloads.find((each) => each.resource === resource);
    return [
      ...selectorProblems(resource, workloads),
      ...(workload ? podProblems(workload, { resources, comments }) : []),
      ...(resource.kind === 'ScaledObject' ? scalingProblems(resource, resources) : []),
    ].map((problem) => `${nameOf(resource)}: ${problem}`);
  });
}

function selectorProblems({ kind, spec }: Resource, workloads: readonly Workload[]): string[] {
  const chosen = (labels: Labels | undefined) => {
    const wanted = Object.entries(labels ?? {});
    return workloads.filter(({ template }) =>
      wanted.every(([label, value]) => template.metadata?.labels?.[label] === value),
    );
  };
  if (kind === 'Service') {
    const { selector, ports = [] } = spec as NonNullable<IService['spec']>;
    const names = chosen(selector).flatMap(({ template }) => portsOf(template));
    if (names.length === 0) return ['it leads to no pod'];
    return ports
      .map(({ port, targetPort = port }) => targetPort)
      .filter((target) => !names.includes(target))
      .map((target) => `it leads to no port ${target}`);
  }
  if (kind === 'PodDisruptionBudget') {
    const { selector } = spec as NonNullable<IPodDisruptionBudget['spec']>;
    return chosen(selector?.matchLabels).length === 1 ? [] : ['it is not for one Deployment'];
  }
  if (kind !== 'NetworkPolicy') return [];
  const policy = spec as NonNullable<INetworkPolicy['spec']>;
  const peers = [
    ...(policy.ingress ?? []).flatMap(({ from = [] }) => from),
    ...(policy.egress ?? []).flatMap(({ to = [] }) => to),
  ].flatMap(({ podSelector }) => (podSelector ? [podSelector] : []));
  return [
    ...egressProblems(policy),
    ...[policy.podSelector, ...peers]
      .filter((selector) => chosen(selector?.matchLabels).length === 0)
      .map((selector) => `no pod is ${JSON.stringify(selector?.matchLabels)}`),
  ];
}

type Around = {
  readonly resources: readonly Resource[];
  /** Where the Secrets that an operator makes are explained. */
  readonly comments: string;
};

function podProblems({ resource, template }: Workload, around: Around): string[] {
  const problems: string[] = [];
  const { selector, volumeClaimTemplates = [] } = resource.spec as {
    readonly selector?: { readonly matchLabels?: Labels };
    readonly volumeClaimTemplates?: readonly Resource[];
  };
  const {
    topologySpreadConstraints = [],
    volumes = [],
    ...pod
  } = template.spec ?? {
    containers: [],
  };
  for (const wanted of [selector, ...topologySpreadConstraints.map((each) => each.labelSelector)])
    for (const [label, value] of Object.entries(wanted?.matchLabels ?? {}))
      if (template.metadata?.labels?.[label] !== value)
        problems.push(`it selects ${label}=${value}, which its pods are not`);
  if (!pod.securityContext?.runAsNonRoot) problems.push('it may run as root');
  for (const { configMap } of volumes)
    if (configMap && !configMapOf(configMap.name, around.resources))
      problems.push(`there is no ConfigMap ${configMap.name}`);
  const mountable = [...volumes, ...volumeClaimTemplates.map(({ metadata }) => metadata)];
  for (const container of pod.containers) {
    for (const { name } of container.volumeMounts ?? [])
      if (!mountable.some((volume) => volume.name === name))
        problems.push(`there is no volume ${name}`);
    problems.push(...containerProblems(container, template, around));
    if (container.image?.startsWith('newsline:'))
      problems.push(...programProblems(container, template, around));
  }
  return problems;
}

function containerProblems(
  { securityContext, env = [], ...container }: IContainer,
  template: IPodTemplateSpec,
  { comments }: Around,
): string[] {
  const problems: string[] = [];
  const nameProblem = imageNameProblem(container.image ?? '');
  if (nameProblem) problems.push(nameProblem);
  if (!securityContext?.readOnlyRootFilesystem) problems.push('its file system can be written to');
  const { startupProbe, livenessProbe, readinessProbe } = container;
  for (const probe of [startupProbe, livenessProbe, readinessProbe]) {
    const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port;
    if (port !== undefined && !portsOf(template).includes(port))
      problems.push(`a probe asks at the port ${port}, which it has not`);
  }
  for (const { valueFrom } of env) {
    const secret = valueFrom?.secretKeyRef;
    const explained = `secret generic ${secret?.name}(.*\\\\\n)+?.*--from-literal=${secret?.key}=`;
    if (secret && !new RegExp(explained).test(comments))
      problems.push(`no comment says how ${secret.key} gets into the Secret ${secret.name}`);
  }
  return problems;
}

function programProblems(
  { args: command = [], env = [], envFrom = [] }: IContainer,
  { spec }: IPodTemplateSpec,
  { resources }: Around,
): string[] {
  const maps = envFrom.map(({ configMapRef }) => configMapOf(configMapRef?.name, resources));
  if (maps.includes(undefined)) return ['a ConfigMap that it reads is not there'];
  const shared = Object.assign({}, ...maps.map((map) => map?.data)) as Labels;
  const environment = Object.fromEntries(
    env.map(({ name, value }) => [name, value ?? exampleOf(name) ?? '']),
  );
  const graceMs = (spec?.terminationGracePeriodSeconds ?? 30) * 1_000;
  return startProblems({ command, environment, shared, graceMs });
}

function configMapOf(name: string | undefined, resources: readonly Resource[]) {
  return resources.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
}

function scalingProblems({ spec }: Resource, resources: readonly Resource[]): string[] {
  const { scaleTargetRef, triggers } = spec as ScaledObject;
  const target = resources.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === scaleTargetRef.name,
  );
  if (!target) return [`there is no Deployment ${scaleTargetRef.name}`];
  const consumers = consumersOf(scaleTargetRef.name);
  return [
    ...((target.spec as IDeployment['spec'])?.replicas === undefined
      ? []
      : ['its Deployment says how many replicas there are, too']),
    ...triggers.flatMap(({ metadata: { stream = '', consumer = '' } }) => [
      ...(stream === namesIn('').events ? [] : [`events are not in the stream ${stream}`]),
      ...(consumers.includes(consumer) ? [] : [`${scaleTargetRef.name} has no ${consumer}`]),
    ]),
  ];
}

function portsOf({ spec }: IPodTemplateSpec): (string | number | undefined)[] {
  return (spec?.containers ?? []).flatMap(({ ports = [] }) =>
    ports.flatMap(({ name, containerPort }) => [name, containerPort]),
  );
}

function commentsOf(folder: string): string {
  return [join(folder, 'kustomization.yaml'), 'deploy/kubernetes/base/kustomization.yaml']
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
