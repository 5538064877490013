export { MongoReadModel } from './adapters/mongo-read-model.ts';
export { MongoOperatorKeys } from './adapters/mongo-operator-keys.ts';
