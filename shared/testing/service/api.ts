import { checkDocumented } from './documented-answers.ts'

/** A response of the API. */
export interface ApiResponse {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

/** Calls the API of one service as a client does. Every response is checked against openapi.json. */
export class Api {
  readonly #url: string
  token: string | undefined

  constructor(url: string) {
    this.#url = url
  }

  post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.send('POST', path, {
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  get = (path: string, headers: Record<string, string> = {}) => this.send('GET', path, { headers })

  async send(method: string, path: string, init: RequestInit): Promise<ApiResponse> {
    const headers = { ...(this.token && { authorization: `Bearer ${this.token}` }), ...(init.headers as object) }
    const response = await fetch(this.#url + path, { ...init, method, headers })
    const body = (await response.json()) as Record<string, unknown>
    checkDocumented(method, path, response.status, body)
    return { status: response.status, headers: response.headers, body }
  }

  /** Registers and logs in; later calls carry the token. */
  async enter(username: string, password = 'correct horse'): Promise<this> {
    const registered = await this.post('/api/register', { username, password })
    if (registered.status !== 200) throw new Error(`register: ${registered.status} ${JSON.stringify(registered.body)}`)
    return this.login(username, password)
  }

  async login(username: string, password = 'correct horse'): Promise<this> {
    const { status, body } = await this.post('/api/login', { username, password })
    if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`)
    this.token = String(body.token)
    return this
  }

  async chat(message: string): Promise<{ reply: string; mode: string }> {
    const { status, body } = await this.post('/api/chat', { message })
    if (status !== 200) throw new Error(`chat: ${status} ${JSON.stringify(body)}`)
    return body as { reply: string; mode: string }
  }
}
