/** Checks the files under deploy/ and docker-compose.yml: against the published schemas, and against the
 *  programs that they start. Part of `npm run check`; runs on the build. */
import { composeProblems } from './deployment/compose.ts';
import { imageProblems } from './deployment/image.ts';
import { namingProblems } from './deployment/kubernetes.ts';
import { build } from './deployment/kustomize.ts';
import { schemaProblems } from './deployment/schemas.ts';

const kubernetesProblems = async (folder: string) => [
  ...(await schemaProblems(build(folder))),
  ...namingProblems(folder),
];

const files: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  'deploy/Dockerfile': async () => imageProblems(),
  'docker-compose.yml': async () => composeProblems('docker-compose.yml'),
  'deploy/one-process/docker-compose.yml': async () =>
    composeProblems('deploy/one-process/docker-compose.yml'),
  'deploy/kubernetes/base': () => kubernetesProblems('deploy/kubernetes/base'),
  'deploy/kubernetes/small': () => kubernetesProblems('deploy/kubernetes/small'),
  'deploy/kubernetes/scaled': () => kubernetesProblems('deploy/kubernetes/scaled'),
};

for (const [name, check] of Object.entries(files)) {
  const problems = await check().catch((error: unknown) => [String(error)]);
  for (const problem of problems) console.error(`${name}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
