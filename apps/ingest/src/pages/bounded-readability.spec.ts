import { readableElement } from './bounded-readability.ts';
import { parsePage } from './page-dom.ts';

const sentence = 'The harbour council met on Tuesday and spoke at length about the bridge.';
const html = `<html><body><div><p>${`${sentence} `.repeat(9)}</p></div></body></html>`;
const document = () => parsePage(html).document;

describe('readableElement', () => {
  it('finds the article', () => {
    expect(readableElement(document())?.textContent).toContain(sentence);
  });

  it('gives up once its thread has used too much time', () => {
    let used = 0;
    const usedMs = () => (used += 10);
    expect(readableElement(document(), { maxMs: 0, usedMs })).toBeNull();
  });

  it('does not give up because the machine is busy', () => {
    const budget = { maxMs: 0, usedMs: () => 0 };
    expect(readableElement(document(), budget)?.textContent).toContain(sentence);
  });
});
