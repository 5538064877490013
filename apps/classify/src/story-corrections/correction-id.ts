import { hash } from 'node:crypto';
import type { StoryEdit } from '@newsline/contracts';

/** 22 characters of base64url, the same for the same. */
export function correctionId(edit: StoryEdit, by: string, at: string): string {
  return shortHash(JSON.stringify([edit, by, at]));
}

/** Of the story that a correction makes. */
export function newStoryId(correctionId: string): string {
  return shortHash(`story of ${correctionId}`);
}

function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
