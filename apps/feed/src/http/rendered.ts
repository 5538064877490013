import { entityTag } from './conditional.ts';

/** The content of a response as it is sent. */
export class Rendered {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;

  constructor(text: string, contentType: string) {
    this.body = Buffer.from(text);
    this.contentType = contentType;
    this.etag = entityTag(this.body);
  }

  static json(value: unknown): Rendered {
    return new Rendered(JSON.stringify(value), 'application/json; charset=utf-8');
  }
}
