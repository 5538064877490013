/** Builds what a kustomization says, as far as this repository uses kustomize: resources, generated
 *  ConfigMaps, numbers of replicas, a namespace. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

export type Resource = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
};

/** A field that is missing here has to be built here first: what isn't built isn't checked. */
const Kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  replicas: z.array(z.strictObject({ name: z.string(), count: z.int().min(1) })).default([]),
  configMapGenerator: z
    .array(
      z.strictObject({
        name: z.string(),
        behavior: z.enum(['create', 'merge']).default('create'),
        literals: z.array(z.string().regex(/^\w+=/)).default([]),
        files: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

/** @throws Error that says what can't be built */
export function build(folder: string): Resource[] {
  const file = join(folder, 'kustomization.yaml');
  if (!existsSync(file)) throw new Error(`There is no ${file}`);
  const read = Kustomization.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  const { namespace, resources, replicas, configMapGenerator } = read.data;

  let built = resources.flatMap((name) => load(join(folder, name)));
  for (const { name, behavior, literals, files } of configMapGenerator) {
    const data = Object.fromEntries([
      ...literals.map((literal) => [literal.split('=')[0], literal.replace(/^\w+=/, '')]),
      ...files.map((each) => [each, readFileSync(join(folder, each), 'utf8')]),
    ]) as Record<string, string>;
    const known = built.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name,
    );
    if (behavior === 'merge' && !known) throw new Error(`${file}: no ConfigMap ${name} to merge`);
    const merged = behavior === 'merge' ? { ...known?.data, ...data } : data;
    built = built.filter((each) => each !== known);
    built.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: merged });
  }
  for (const { name, count } of replicas) {
    const isMeant = ({ kind, metadata }: Resource) =>
      kind === 'Deployment' && metadata.name === name;
    if (!built.some(isMeant)) throw new Error(`${file}: no Deployment ${name} to have replicas`);
    built = built.map((each) =>
      isMeant(each) ? { ...each, spec: { ...(each.spec as object), replicas: count } } : each,
    );
  }
  return namespace === undefined
    ? built
    : built.map((each) => ({ ...each, metadata: { ...each.metadata, namespace } }));
}

function load(path: string): Resource[] {
  if (!existsSync(path)) throw new Error(`There is no ${path}`);
  if (statSync(path).isDirectory()) return build(path);
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    if (document.errors[0]) throw new Error(`${path}: ${document.errors[0].message}`);
    return document.toJS() as Resource;
  });
}
