import { Agent, request } from 'node:https'
import type { Nginx } from '../programs/nginx.ts'
import type { ApiResponse } from '../service/api.ts'
import { checkDocumented } from '../service/documented-answers.ts'
import { type Client, LostAnswer } from './player.ts'
import type { Stops } from './stops.ts'

/** Sends requests through nginx over TLS, from its own loopback address, and counts what becomes of them. */
export class NginxClient implements Client {
  readonly #nginx: Nginx
  readonly #agent: Agent
  readonly #stops: Stops

  constructor(nginx: Nginx, localAddress: string, stops: Stops) {
    this.#nginx = nginx
    this.#stops = stops
    this.#agent = new Agent({ ca: nginx.certificate, keepAlive: true, localAddress })
  }

  post: Client['post'] = async (path, { headers, body, timeoutMs }) => {
    const options = { host: '127.0.0.1', port: this.#nginx.httpsPort, servername: 'chat.example', agent: this.#agent }
    const count = this.#stops.send()
    const answer = await new Promise<ApiResponse>((resolve, reject) => {
      const lost = (error: Error) => reject(new LostAnswer(error.message))
      const sent = request(
        { ...options, method: 'POST', path, headers: { host: 'chat.example', ...headers } },
        response => {
          response.toArray().then(chunks => {
            const headers = new Headers(response.headers as Record<string, string>)
            resolve({ status: response.statusCode ?? 0, headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
          }, lost)
        },
      )
      sent.setTimeout(timeoutMs, () => sent.destroy(new Error('no answer in time')))
      sent.on('error', lost)
      sent.end(body)
    }).catch(error => {
      count.lost(error.message)
      throw error
    })
    checkDocumented('POST', path, answer.status, answer.body)
    // nginx's own error response: the replica has gone away, and may have carried out the request.
    if (answer.status === 503 && !answer.headers.has('x-content-type-options')) {
      count.lost(`nginx had no answer (${this.#triesOf(answer)})`)
      throw new LostAnswer('nginx had no answer')
    }
    count.answered()
    return answer
  }

  /** The replicas that nginx tried, with what each answered, by its log. */
  #triesOf({ headers }: ApiResponse): string {
    const lines = this.#nginx.accessLog().split('\n')
    const line = lines.find(logged => logged.includes(`"${headers.get('x-request-id')}"`))
    const { upstream, tries } = line ? JSON.parse(line) : { upstream: 'unknown', tries: '' }
    return `${upstream}: ${tries}`
  }

  close(): void {
    this.#agent.destroy()
  }
}
