import { Option, type Command } from 'commander';
import type { Installation } from '../installation.ts';
import { toCount } from './arguments.ts';
import * as corrections from './correction-commands.ts';
import * as topics from './topic-commands.ts';
import { addTopicModelCommands } from './topic-model-commands.ts';
import type { AddTopicOptions } from './topic-options.ts';

/** Adds the commands about topics and about what was corrected.
 *  @param onData opens the installation, works on it and closes it */
export function addTopicCommands(
  newsline: Command,
  onData: (work: (installation: Installation) => Promise<void>) => Promise<void>,
): void {
  const topic = newsline.command('topics').description('what articles are about');
  topic
    .command('add')
    .description('define a topic of your own, or define it anew: it labels what comes at once')
    .argument('[id]', 'what filters and feeds call it, such as climate')
    .option('--vi <name>', 'its name in Vietnamese')
    .option('--en <name>', 'its name in English')
    .option('--parent <id>', 'the topic that it is a part of')
    .option(
      '--words <list...>',
      'words and phrases by language: vi=nuôi ong,mật ong:1 en=beekeeper; a weight of 3 decides alone, and is meant where none is named',
    )
    .option('--examples <file...>', 'headlines about it, one a line, by language: vi=FILE en=FILE')
    .option(
      '--counter-examples <file...>',
      'headlines that sound like it and are not, one a line, by language',
    )
    .option('--file <topic.json>', 'the whole definition instead, as a topic folder has it')
    .action((id: string | undefined, options: AddTopicOptions) =>
      onData((data) => topics.addTopic(data, id, options)),
    );
  topic
    .command('list')
    .description('all topics and where each comes from')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: boolean }) => onData((data) => topics.listTopics(data, options)));
  topic
    .command('show')
    .description('one as JSON, as "topics add --file" takes it')
    .argument('<id>', 'from "topics list"')
    .action((id: string) => onData((data) => topics.showTopic(data, id)));
  topic
    .command('remove')
    .description('forget a topic of your own')
    .argument('<id>', 'from "topics list"')
    .action((id: string) => onData((data) => topics.removeTopic(data, id)));
  topic
    .command('relabel')
    .description('label the articles that are there as the topics are now; only changes are told')
    .action(() =>
      // Loaded when asked for: it labels in threads of its own.
      import('./relabel-command.ts').then(({ relabel }) => onData(relabel)),
    );

  addTopicModelCommands(topic, onData);

  const correction = newsline
    .command('corrections')
    .description('what was said of articles and topics');
  correction
    .command('list')
    .description('the newest first')
    .addOption(new Option('--limit <n>', 'how many at the most').default(50).argParser(toCount))
    .option('--topic <id>', 'those of one topic')
    .action((options: { limit: number; topic?: string }) =>
      onData((data) => corrections.listCorrections(data, options)),
    );
  correction
    .command('export')
    .description('all of them, one JSON object a line')
    .action(() => onData(corrections.exportCorrections));
}
