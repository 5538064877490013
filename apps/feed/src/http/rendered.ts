/** An answer as it goes out. */
export class Rendered {
  readonly text: string;
  readonly contentType: string;

  constructor(text: string, contentType: string) {
    this.text = text;
    this.contentType = contentType;
  }

  static json(value: unknown): Rendered {
    return new Rendered(JSON.stringify(value), 'application/json; charset=utf-8');
  }
}
