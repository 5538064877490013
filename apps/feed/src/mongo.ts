export { MongoReadModel } from './read-model/mongo/mongo-read-model.ts';
export { MongoOperatorKeys } from './operator-keys/mongo/mongo-operator-keys.ts';
