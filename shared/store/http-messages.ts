/**
 * The parts of fetch's classes that the libSQL client uses. The build substitutes these for Node's own, because loading
 * those (with undici) takes longer than starting Node.
 */
export class Headers extends Map<string, string> {}

export class Request {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly #body: string | Uint8Array

  constructor(url: string, { method = 'GET', headers = new Headers(), body = '' }: Partial<RequestParts> = {}) {
    this.url = url
    this.method = method
    this.headers = headers
    this.#body = body
  }

  async arrayBuffer(): Promise<string | Uint8Array> {
    return this.#body
  }
}

interface RequestParts {
  method: string
  headers: Headers
  body: string | Uint8Array
}
