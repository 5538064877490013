import { answerForHealth } from './answer-for-health.ts';

describe('health', () => {
  let failures: () => Promise<string[]> = async () => [];
  const at = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return [response.status, await response.text()] as const;
  };
  let port = 0;
  let close = () => {};
  beforeAll(async () => {
    const warnings = async () => ['the broker does not sync'];
    const health = { failures: () => failures(), warnings };
    const server = await answerForHealth(0, '127.0.0.1', health);
    expect(server).not.toBeNull();
    if (server) ({ port, close } = server);
  });
  afterAll(() => close());

  it.each([
    ['nothing is wrong', async () => [], 200, [], 0],
    ['an engine is gone', async () => ['NATS is gone'], 503, ['NATS is gone'], 1],
    ['nobody can tell', () => Promise.reject(new Error('no idea')), 503, ['Error: no idea'], 1],
  ])('where %s, readiness and metrics say so', async (_, found, status, expected, count) => {
    failures = found;
    expect((await at('/health/live'))[0]).toBe(200);
    const [answered, body] = await at('/health/ready');
    expect([answered, JSON.parse(body)]).toEqual([
      status,
      {
        status: count === 0 ? 'ready' : 'not ready',
        problems: expected,
        notes: ['the broker does not sync'],
      },
    ]);
    const [, metrics] = await at('/metrics');
    expect(metrics).toMatch(new RegExp(`^newsline_health_problems ${count}$`, 'm'));
    expect(metrics).toMatch(/^newsline_health_notes 1$/m);
    expect(metrics).toMatch(/^process_cpu_seconds_total \d/m);
  });

  it('says what there is where there is nothing', async () => {
    expect((await at('/health'))[0]).toBe(404);
    expect((await at('/health'))[1]).toContain('/health/ready');
  });

  it('is not served without a port', async () => {
    const none = async () => [];
    expect(await answerForHealth(undefined, '', { failures: none, warnings: none })).toBeNull();
  });
});
