export { MongoNewsroom } from './adapters/mongo-newsroom.ts';
export { MongoOperatorKeys } from './adapters/mongo-operator-keys.ts';
