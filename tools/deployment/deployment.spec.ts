import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeProblems } from './compose.ts';
import { imageProblems } from './image.ts';
import { namingProblems } from './kubernetes.ts';
import { build } from './kustomize.ts';
import { schemaProblems } from './schemas.ts';

/** A file's text with one thing changed. */
function changed(file: string, from: string, to: string): string {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return text.replace(from, to);
}

describe('what is checked of a compose file', () => {
  const file = 'docker-compose.yml';
  it('is right as it is', () => expect(composeProblems(file)).toEqual([]));
  it.each([
    [
      'a field that is not known',
      '  init: true',
      '  innit: true',
      /must NOT have additional.*innit/,
    ],
    ['a value of another type', 'read_only: true', 'read_only: 3', /must be boolean/],
    ['a length of time without unit', 'interval: 10s', 'interval: "10"', /must match format/],
    [
      'a program that is not there',
      'feed/dist/main.js',
      'feeds/dist/main.js',
      /no program apps\/feeds/,
    ],
    ['a setting that is not known', 'PUBLIC_URL: ', 'PUBLIC_URI: ', /feed.*no setting PUBLIC_URI/],
    [
      'a setting of another service',
      'SOURCES_OPML: ',
      'TIME_ZONE: ',
      /ingest.*no setting TIME_ZONE/,
    ],
    ['a setting that is missing', '*bus, *mongodb', '*bus', /MONGODB_URL: expected/],
    ['a value that is refused', 'URL: nats://', 'URL: http://', /NATS_URL: expected/],
    [
      'a default secret',
      'MASTER_KEY:?is',
      'MASTER_KEY:-secret',
      /MASTER_KEY.* is neither asked for/,
    ],
    ['a variable that nobody explains', '${LOG_LEVEL:', '${VERBOSITY:', /not know \$\{VERBOSITY\}/],
    [
      'waiting for nobody',
      'search-key:\n        c',
      'searchkey:\n        c',
      /waits for searchkey/,
    ],
    ['a network that is not there', 'engines, outside', 'engine, outside', /no network engine/],
    ['a file that is not there', './deploy/nats/nats-server', './deploy/nats', /no volume or file/],
    ['a volume that nobody uses', 'meilisearch:/meili', 'nats:/meili', /in the volume meilisearch/],
    ['a stop that is too short', 'grace_period: 30s', 'grace_period: 20s', /after 20000 ms/],
    [
      'an image by its tag alone',
      '@sha256:b83efabe',
      '@sha256:',
      /nats:2\S+ is not named by tag and/,
    ],
    ['rights of root', '- ALL', '- CHOWN', /keeps rights of root/],
    ['a container that can be written to', 'read_only: true', 'read_only: false', /written to/],
  ])('finds %s', (_, from, to, problem) =>
    expect(composeProblems(file, changed(file, from, to)).join('\n')).toMatch(problem),
  );
});

describe('what is checked of the image', () => {
  it('is right as it is', () => expect(imageProblems()).toEqual([]));
  it.each([
    ['a file that is not there', 'COPY samples', 'COPY sample', /no sample to copy/],
    ['a setting that is not known', 'HEALTH_HOST', 'HEALTH_ADDRESS', /setting HEALTH_ADDRESS/],
    ['a base by its tag alone', '@sha256:0e0ff40c', '@sha256:', /node:\S+ is not named by tag and/],
    ['another base to run on', 'slim@sha256:0', 'slim@sha256:1', /different bases/],
    ['other arguments of Node', 'percent=100', 'percent=400', /does not give Node the arguments/],
    ['another language database', 'extrasmall.js', 'large.js', /keeps eld's large/],
  ])('finds %s', (_, from, to, problem) =>
    expect(imageProblems(changed('deploy/Dockerfile', from, to)).join('\n')).toMatch(problem),
  );
});

describe('what is checked of Kubernetes', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'newsline-deployment-'));
    cpSync('deploy', join(root, 'deploy'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const folder = (name: string) => join(root, 'deploy', 'kubernetes', name);
  const change = (file: string, from: string, to: string) =>
    writeFileSync(join(folder('.'), file), changed(join(folder('.'), file), from, to));

  // By the schemas too, but that is what `npm run check` does.
  it.each(['base', 'small', 'scaled'])('is right as it is: %s', (name) =>
    expect(namingProblems(folder(name))).toEqual([]),
  );

  it.each([
    ['a value of another type', 'base/feed.yaml', 'maxUnavailable: 1', 'maxUnavailable: []'],
    ['a field that is not known', 'base/feed.yaml', 'readOnlyRoot', 'readonlyRoot'],
    ['a field of KEDA that is not known', 'scaled/scaled-objects.yaml', 'pollingI', 'pollI'],
    ['a kind that is not known', 'scaled/scaled-objects.yaml', 'ScaledObject', 'ScaleObject'],
  ])(
    'finds %s',
    async (_, file, from, to) => {
      expect(await schemaProblems(build(folder('scaled')))).toEqual([]);
      change(file, from, to);
      expect(await schemaProblems(build(folder('scaled')))).toHaveLength(1);
    },
    60_000,
  );

  it.each([
    [
      'a file that is not there',
      'base/kustomization.yaml',
      '- feed.yaml',
      '- fed.yaml',
      /There is no/,
    ],
    ['what is not built', 'scaled/kustomization.yaml', 'replicas:', 'patches:', /patches/],
    [
      'replicas of nothing',
      'scaled/kustomization.yaml',
      'name: ingest',
      'name: poll',
      /no Deployment/,
    ],
    ['merging into nothing', 'scaled/kustomization.yaml', '-settings', '-setting', /to merge/],
  ])('refuses to build %s', (_, file, from, to, problem) => {
    change(file, from, to);
    expect(() => build(folder('scaled'))).toThrow(problem);
  });

  const feed = 'base/feed.yaml';
  const scaled = 'scaled/scaled-objects.yaml';
  const name = 'app.kubernetes.io/name: feed';
  it.each([
    [
      'a selector of no pod',
      feed,
      `matchLabels:\n      ${name}`,
      `matchLabels:\n      ${name}s`,
      /which its pods are not/,
    ],
    [
      'a budget for no pod',
      feed,
      `1
  selector:
    matchLabels:
      ${name}`,
      `1
  selector:
    matchLabels:
      ${name}s`,
      /not for one/,
    ],
    [
      'a Service of no pod',
      feed,
      `selector:\n    ${name}`,
      `selector:\n    ${name}s`,
      /leads to no pod/,
    ],
    ['a Service of no port', feed, 'targetPort: http', 'targetPort: web', /leads to no port web/],
    ['a policy for no pod', 'base/network-policies.yaml', name, `${name}s`, /no pod is/],
    [
      'a private network that is open',
      'base/network-policies.yaml',
      '- 64:ff9b::/96\n',
      '- 64:ff9b::/97\n',
      /64:ff9b::\/96 is no part of the Internet/,
    ],
    [
      'an image by a tag',
      feed,
      'newsline:0',
      'nginx:1',
      /nginx:\S+ is not named by tag and digest/,
    ],
    ['a probe of no port', feed, 'port: health', 'port: helth', /port helth, which/],
    [
      'a volume that is not there',
      feed,
      '- name: tmp\n              m',
      '- name: temp\n              m',
      /no volume temp/,
    ],
    [
      'a Secret that nobody explains',
      feed,
      'key: MONGODB_URL',
      'key: MONGO_URL',
      /MONGO_URL gets into/,
    ],
    ['a ConfigMap that is not there', feed, '-settings', '-setting', /ConfigMap that it reads/],
    ['a program that is not there', feed, 'feed/dist/main', 'feed/dist/start', /no program/],
    [
      'a setting that is not known',
      'base/kustomization.yaml',
      'LOG_LEVEL',
      'LOG',
      /no setting LOG/,
    ],
    ['a value that is refused', 'scaled/kustomization.yaml', 'CAS=3', 'CAS=2', /BUS_REPLICAS/],
    ['a stop that is too short', 'base/ingest.yaml', 'Seconds: 30', 'Seconds: 20', /killed after/],
    ['a user who may be root', feed, 'runAsNonRoot: true', 'runAsNonRoot: false', /as root/],
    [
      'scaling of nothing',
      scaled,
      'Ref:\n    name: feed',
      'Ref:\n    name: web',
      /no Deployment web/,
    ],
    ['lag in no stream', scaled, 'newsline-events', 'newsline-news', /stream newsline-news/],
    ['lag of no consumer', scaled, 'classify_topics', 'classify_labels', /has no classify_labels/],
    [
      'lag of another service',
      scaled,
      'consumer: index_articles',
      'consumer: feed_articles',
      /index has no/,
    ],
    ['two who say how many', 'scaled/kustomization.yaml', 'name: ingest', 'name: feed', /, too/],
  ])('finds %s', (_, file, from, to, problem) => {
    change(file, from, to);
    expect(namingProblems(folder('scaled')).join('\n')).toMatch(problem);
  });
});
