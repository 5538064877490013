import { awayEngineOf, Unavailable } from './errors.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });
const refused = { code: 11_000, index: 0 };

it.each<[string, unknown, string | null]>([
  ['an engine’s own word', new Unavailable('Sundial', 'No sun'), 'Sundial'],
  [
    'its word as a cause',
    new Error('Not saved', { cause: new Unavailable('Sundial', '') }),
    'Sundial',
  ],
  ['no server of MongoDB', named('MongoServerSelectionError'), 'MongoDB'],
  ['a bulk write without an answer', named('MongoBulkWriteError', { writeErrors: [] }), 'MongoDB'],
  ['a bulk write that was refused', named('MongoBulkWriteError', { writeErrors: [refused] }), null],
  [
    'a bulk write that too few members have',
    named('MongoBulkWriteError', { writeErrors: [], result: { getWriteConcernError: () => ({}) } }),
    null,
  ],
  ['a refusal', named('MongoServerError'), null],
  ['an error of the handler', new TypeError('x'), null],
  ['what is no error', 'x', null],
])('tells which engine is away from %s', (_, error, engine) => {
  expect(awayEngineOf(error)).toBe(engine);
});
