/** `npm run bench -- transfer [--feeds 200] [--articles 50] [--full-text 0]`: how many articles a second
 *  `newsline transfer` carries from an installation that was filled as an operator fills it, to a MongoDB,
 *  a broker and an index file on this machine. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startNewsline, untilVisible } from './embedded/newsline.ts';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      feeds: { type: 'string', default: '200' },
      articles: { type: 'string', default: '50' },
      'full-text': { type: 'string', default: '0' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'newsline-transfer-'));
  const servers: ChildProcess[] = [];
  try {
    const shape = [values.feeds, values.articles, values['full-text']];
    const feedServer = fork(local('./generated-feeds/server.ts'), shape);
    servers.push(feedServer);
    await fill(folder, feedServer, Number(values.feeds), Number(values.articles));
    const engines = fork(local('./transfer/servers.mjs'), [folder], { execArgv: [] });
    servers.push(engines);
    const [addresses] = (await once(engines, 'message')) as [Record<string, string>];
    const seconds = await transfer(folder, addresses);
    const articles = Number(values.feeds) * Number(values.articles);
    console.log(
      `${articles} articles transferred in ${seconds.toFixed(2)} s: ${Math.round(articles / seconds)} a second`,
    );
    console.log(
      `On ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, starting and the servers included.`,
    );
  } finally {
    await Promise.all(servers.map(ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(
  folder: string,
  feedServer: ChildProcess,
  feeds: number,
  articles: number,
): Promise<void> {
  const [{ port }] = (await once(feedServer, 'message')) as [{ port: number }];
  const newsline = await startNewsline({
    folder,
    feeds: Array.from({ length: feeds }, (_, n) => ({
      name: `Generated ${n}`,
      path: `/feeds/${n}.xml`,
      language: n % 2 === 0 ? 'vi' : 'en',
    })),
    feedPort: port,
  });
  try {
    const [{ askedAt }] = (await once(feedServer, 'message')) as [{ askedAt: number }];
    await untilVisible(newsline, feeds * articles, askedAt);
  } finally {
    await newsline.stop();
  }
}

/** @returns seconds */
async function transfer(folder: string, addresses: Record<string, string>): Promise<number> {
  const began = performance.now();
  const to = ['--from', folder, '--to', join(folder, 'index')];
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      local('../apps/newsline/dist/main.js'),
      'transfer',
      ...to,
    ],
    { stdio: 'inherit', env: { ...process.env, MEILI_URL: '', ...addresses } },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`transfer ended with ${code}`);
  return (performance.now() - began) / 1000;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  await gone;
}

await run(process.argv.slice(2));
