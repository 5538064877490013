import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeOn, eventually } from '@newsline/platform/testing';
import { durabilityWarning } from './durability.ts';

const shipped = fileURLToPath(new URL('../../../../deploy/nats/nats-server.conf', import.meta.url));

describe('durabilityWarning', () => {
  it.each([
    ['three replicas are safe', 3, null, null],
    ['one that is not looked at', 1, null, 'set NATS_MONITOR_URL'],
    ['one that does not answer', 1, 'http://127.0.0.1:1', 'Cannot find out at'],
  ])('%s', async (_, replicas, monitorUrl, expected) => {
    const note = await durabilityWarning({ replicas, monitorUrl });
    if (expected === null) expect(note).toBeNull();
    else expect(note).toContain(expected);
  });
});

describeOn('NATS_SERVER', 'durabilityWarning of a real server', (program) => {
  it.each([
    ['as it ships', ['-c', shipped], null],
    ['as it is by default', ['-js'], 'before they are on disk'],
  ])('%s', async (_, args, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsline-sync-'));
    const monitor = await freePort();
    const more = ['-a', '127.0.0.1', '-p', '-1', '-m', String(monitor), '-sd', folder];
    const server = spawn(program, [...args, ...more], { stdio: 'ignore' });
    const monitorUrl = `http://127.0.0.1:${monitor}`;
    await eventually(async () => void (await fetch(monitorUrl)));
    const note = await durabilityWarning({ replicas: 1, monitorUrl });
    server.kill('SIGKILL');
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
    if (expected === null) expect(note).toBeNull();
    else expect(note).toContain(expected);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
