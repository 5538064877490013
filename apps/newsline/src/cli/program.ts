import { Command, InvalidArgumentError, Option } from 'commander';
import { durationMs, openLog, readSettings } from '@newsline/platform';
import type { Installation } from '../installation.ts';
import { NewslineSettings } from '../newsline.config.ts';
import { openInstallation } from '../open-installation.ts';
import { UserError } from '../user-error.ts';
import * as deadLetters from './dead-letter-commands.ts';
import { warn } from './output.ts';
import * as repair from './repair-commands.ts';
import { showSource } from './show-source.ts';
import * as sources from './source-commands.ts';
import { addTopicModelCommands } from './topic-model-commands.ts';
import type { TransferOptions } from './transfer-command.ts';

/** Loaded when asked for: the language database alone takes a second. */
const readers = () => import('./read-only-commands.ts');

/** The operator's command line. Commands that change data work beside a running Newsline, on its file or,
 *  where MONGODB_URL and NATS_URL are set, on the data of its services. */
export function program(environment: Readonly<Record<string, string | undefined>>): Command {
  const settings = () => readSettings(NewslineSettings, environment);
  const newsline = new Command('newsline')
    .description('Feeds in; topics, stories, search and timelines out.')
    .addHelpText(
      'after',
      '\nCommands work on the file in DATA_DIR, or, where MONGODB_URL and NATS_URL are set, on the data of the four services.',
    )
    .showHelpAfterError('(see --help)');

  async function onData(work: (installation: Installation) => Promise<void>): Promise<void> {
    const log = openLog({ service: 'newsline', level: 'error', format: 'json' });
    const installation = await openInstallation(settings(), environment, log);
    try {
      await work(installation);
    } finally {
      await installation.close();
    }
  }

  newsline
    .command('start', { isDefault: true })
    .description('run Newsline: fetch, label, group, index and serve (what npm start does)')
    .action(() => import('../start.ts').then(({ startNewsline }) => startNewsline(settings())));

  const source = newsline.command('sources').description('the feeds that are polled');
  source
    .command('add')
    .description(
      'poll a feed from now on; of one that is there, change the settings that are named',
    )
    .argument(
      '<url>',
      'the address of the feed, of a page that leads to it, or of one that lists articles',
    )
    .option('--name <name>', "the name that readers see; the feed's own title by default")
    .option('--language <code>', 'its language, such as vi or en; a hint, not a rule')
    .option('--folder <name...>', 'folders that it belongs to; hints for readers')
    .option('--outlet <domain>', 'the outlet that it is of, where its address does not say so')
    .option('--full-text', "fetch each article's page where the feed has only a summary")
    .option(
      '--read-as <how>',
      'list: the page itself, for the articles that it lists; feed: a feed',
    )
    .option('--no-check', 'add it without looking whether there is a feed')
    .action((url: string, options: sources.SettingsOptions & { check: boolean }) =>
      onData((data) => sources.addSource(data, url, options)),
    );
  source
    .command('try')
    .description(
      'say what would come from an address: the feed or the list page, its newest articles; add nothing',
    )
    .argument(
      '<url>',
      'the address of a feed, of a page that leads to it, or of one that lists articles',
    )
    .option(
      '--read-as <how>',
      'list: the page itself, for the articles that it lists; feed: a feed',
    )
    .option('--json', 'as one JSON object')
    .action((url: string, options: { json?: boolean } & Pick<sources.SettingsOptions, 'readAs'>) =>
      onData((data) => sources.trySource(data, url, options)),
    );
  source
    .command('change')
    .description('change the settings that are named, and leave the others as they are')
    .argument('<id>', 'from "sources list"')
    .option('--name <name>', 'the name that readers see')
    .option('--language <code>', 'its language, such as vi or en; a hint, not a rule')
    .option('--no-language', 'leave the language to the feed')
    .option('--folder <name...>', 'the folders that it belongs to; hints for readers')
    .option('--no-folder', 'take it out of all folders')
    .option('--outlet <domain>', 'the outlet that it is of, where its address does not say so')
    .option('--no-outlet', 'its address says which outlet it is of')
    .option('--full-text', "fetch each article's page where the feed has only a summary")
    .option(
      '--read-as <how>',
      'list: the page itself, for the articles that it lists; feed: a feed',
    )
    .option('--no-full-text', 'fetch no pages')
    .action((id: string, options: sources.SettingsOptions) =>
      onData((data) => sources.changeSource(data, id, options)),
    );
  source
    .command('list')
    .description('every source and its health')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: boolean }) => onData((data) => sources.listSources(data, options)));
  source
    .command('show')
    .description('one source: its health, its last polls and what was said of each')
    .argument('<id>', 'from "sources list"')
    .option('--json', 'as one JSON object')
    .action((id: string, options: { json?: boolean }) =>
      onData((data) => showSource(data, id, options)),
    );
  source
    .command('remove')
    .description('stop polling a source and withdraw its articles')
    .argument('<id>', 'from "sources list"')
    .action((id: string) => onData((data) => sources.removeSource(data, id)));
  source
    .command('import')
    .description('add every feed of an OPML file')
    .argument('<file>')
    .action((file: string) => onData((data) => sources.importSources(data, file)));
  source
    .command('export')
    .description('write the sources as OPML to standard output')
    .action(() => onData(sources.exportSources));

  newsline
    .command('demonstration')
    .description('the demonstration feeds that ship with Newsline')
    .command('remove')
    .description('remove them and their articles')
    .action(() => onData(sources.removeDemonstration));

  newsline
    .command('status')
    .description('how many sources, articles, stories, waiting events and dead letters there are')
    .option('--json', 'as one JSON object')
    .action((options: { json?: boolean }) => onData((data) => repair.status(data, options)));

  newsline
    .command('operator-key')
    .description('the key that changes sources, articles and retries over HTTP')
    .command('renew')
    .description('make a new one and print it; the old one is not valid any more')
    .action(() => onData(repair.renewOperatorKey));

  const topics = newsline.command('topics').description('what articles are about');
  addTopicModelCommands(topics, onData);

  const letters = newsline.command('dead-letters').description('events that were given up');
  filtered(letters.command('list').description('the newest first'))
    .addOption(new Option('--limit <n>', 'how many at the most').default(50).argParser(toCount))
    .option('--json', 'one JSON object a line')
    .action((options: deadLetters.FilterOptions & { limit: number; json?: boolean }) =>
      onData((data) => deadLetters.listDeadLetters(data, options)),
    );
  letters
    .command('show')
    .description('one with its event and the reason')
    .argument('<id>')
    .action((id: string) => onData((data) => deadLetters.showDeadLetter(data, id)));
  for (const [name, description, apply] of [
    ['retry', 'deliver to their service again', deadLetters.retryDeadLetters],
    ['discard', 'forget for good', deadLetters.discardDeadLetters],
  ] as const)
    filtered(letters.command(name).description(`${description}: one, all, or those that match`))
      .argument('[id]', 'from "dead-letters list", or "all"')
      .action((id: string | undefined, options: deadLetters.FilterOptions) => {
        if ((id === undefined) === (Object.keys(options).length === 0))
          throw new UserError(
            `Name what to ${name}: an id from "dead-letters list", "all", or options such as --group.`,
          );
        return onData((data) => apply(data, id === 'all' ? null : (id ?? null), options));
      });

  newsline
    .command('reindex')
    .description('build the search index anew from the articles in it')
    .addHelpText(
      'after',
      `
For after an update that changes how text is analysed, and for a damaged index. Newsline may keep
running: searches are answered all the while, and articles that arrive meanwhile are found. It needs
free disk space of about the size of the index, and may be stopped and run again.

It works on the file in DATA_DIR, or, where MONGODB_URL and NATS_URL are set, on the Meilisearch of
MEILI_URL, MEILI_KEY and MEILI_INDEX.`,
    )
    .action(() =>
      import('./reindex-command.ts').then(({ reindex }) =>
        reindex(settings().DATA_DIR, environment),
      ),
    );

  newsline
    .command('transfer')
    .alias('migrate')
    .description(
      'transfer an installation to the servers of the four services; resumes where it was interrupted',
    )
    .option('--from <folder>', 'its data folder; DATA_DIR by default')
    .option(
      '--to <address...>',
      'mongodb://…, nats://… and http://… (Meilisearch), or in place of that the data folder of the one index service; what is left out is taken from MONGODB_URL, NATS_URL and MEILI_URL, with MEILI_KEY',
    )
    .action(async (options: TransferOptions, command: Command) => {
      if (command.parent?.args[0] === 'migrate') warn('This command is called transfer now.');
      // Drivers of servers are loaded for this alone.
      const { transferInstallation } = await import('./transfer-command.ts');
      await transferInstallation(options, environment, settings().DATA_DIR);
    });
  newsline
    .command('classify')
    .description(
      'read {id,title,summary?,text?,source?,published?} a line, write {id,language,topics:[{topic,score}]} a line',
    )
    .action(() => readers().then(({ classify }) => classify(settings())));
  newsline
    .command('group')
    .description('read the same in time order, write {id,story} a line')
    .action(() => readers().then(({ group }) => group(settings())));
  newsline
    .command('parse-feed')
    .description('read a feed, write it and its articles as JSON')
    .argument('<file>', 'a file, or - for standard input')
    .option('--url <url>', 'where it was fetched from: relative links start there')
    .action((file: string, options: { url?: string }) =>
      readers().then(({ parseFeedFile }) => parseFeedFile(file, options.url)),
    );
  newsline
    .command('extract')
    .description('read a page or a text, write title, text, authors, date and image as JSON')
    .argument('<what>', 'a file, an address, or - for standard input')
    .option('--url <url>', 'where a file was fetched from: relative links start there')
    .action((what: string, options: { url?: string }) =>
      readers().then(({ extract }) => extract(what, options.url, settings())),
    );
  return newsline;
}

/** Adds the options that say which dead letters are meant. */
function filtered(command: Command): Command {
  return command
    .option('--group <name>', 'those of one group, such as classify.topics')
    .option('--channel <name>', 'those of one kind of event, such as news.article.ingested.v1')
    .option('--reason <text>', 'those whose reason has this text in it')
    .addOption(
      new Option(
        '--older-than <age>',
        'those given up before that, such as 90m, 12h or 7d',
      ).argParser((text) => {
        const ms = durationMs(text);
        if (ms === null) throw new InvalidArgumentError('Expected an age such as 90m, 12h or 7d.');
        return ms;
      }),
    );
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new InvalidArgumentError('Expected a number from 1 to 10000.');
  return count;
}
