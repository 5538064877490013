import { z } from 'zod';
import { events, questions } from './contracts.ts';
import { fieldTables } from './field-table.ts';

const onNats =
  'On NATS a message is one event in CloudEvents’ binary mode (attributes are `ce-…` headers, the body is the data), or up to twenty of one type in batched mode: its content type is `application/cloudevents-batch+json`, its body an array of whole events in JSON. `causedBy` is called `causedby` there, and `traceparent` is that of W3C Trace Context.';

/** docs/events.md */
export function eventsPage(): string {
  const rows = (entries: readonly { name: string; contract: { readonly channel: string } }[]) =>
    entries.map(
      ({ name, contract }) => `| [${name}](#${name.toLowerCase()}) | \`${contract.channel}\` |`,
    );
  return [
    '# Events and questions',
    '',
    'Generated from `libs/contracts` by `npm run docs`. Events are facts in CloudEvents 1.0; delivery is at least once and in no order. Questions travel the same bus and are answered at once or not at all.',
    '',
    onNats,
    '',
    '| event | channel |',
    '| --- | --- |',
    ...rows(events),
    '',
    '| question | channel |',
    '| --- | --- |',
    ...rows(questions),
    '',
    ...events.flatMap(({ name, contract, comment }) => [
      `## ${name}`,
      '',
      comment,
      '',
      ...fieldTables(contract.schema, 'output', name),
    ]),
    ...questions.flatMap(({ name, contract, comment }) => [
      `## ${name}`,
      '',
      comment,
      '',
      'The request:',
      '',
      ...fieldTables(contract.request, 'input', `${name}, request`),
      'The answer:',
      '',
      ...fieldTables(contract.answer, 'output', `${name}, answer`),
    ]),
  ].join('\n');
}

/** docs/asyncapi.json: https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Newsline',
      version: '1',
      description: `What the services of Newsline publish. ${onNats}`,
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      events.map(({ name, contract, comment }) => [
        name,
        {
          address: contract.channel,
          description: comment,
          messages: { [name]: { $ref: `#/components/messages/${name}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      events.map(({ name }) => [
        `receive${name}`,
        { action: 'receive', channel: { $ref: `#/channels/${name}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map(({ name, contract }) => {
          const { $schema: _, ...payload } = z.toJSONSchema(contract.schema, {
            unrepresentable: 'any',
          });
          return [name, { name: contract.channel, payload }];
        }),
      ),
    },
  };
}
