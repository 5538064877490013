export { fold, oneLine, paragraphs, uncensor, words } from './text.ts';
