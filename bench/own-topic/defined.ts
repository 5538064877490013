import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTopicFolders } from '@newsline/classify/topic-folders';
import type { LabellingModels } from '@newsline/classify/labels';
import type { TopicDefinition } from '@newsline/contracts';

/** A topic as classify knows it that has a definition and nothing else. */
export function defined(definition: TopicDefinition): LabellingModels['topics'][number] {
  const root = mkdtempSync(join(tmpdir(), 'newsline-topics-'));
  try {
    mkdirSync(join(root, definition.id));
    writeFileSync(join(root, definition.id, 'topic.json'), JSON.stringify(definition));
    const [topic] = readTopicFolders([root]);
    if (!topic) throw new Error(`${definition.id} is no topic`);
    return topic;
  } finally {
    rmSync(root, { recursive: true });
  }
}
