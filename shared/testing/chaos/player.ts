import { setTimeout as wait } from 'node:timers/promises'
import type { Company } from '../../../infra-examples/reference-backend/company/company.ts'
import type { Random } from '../random.ts'
import type { ApiResponse } from '../service/api.ts'
import { type Ledger, startingBalance } from './ledger.ts'

/** A player's connection to the service. */
export interface Client {
  /** @throws LostAnswer */
  post(
    path: string,
    request: { headers: Record<string, string>; body: string; timeoutMs: number },
  ): Promise<ApiResponse>
}

/** The connection broke, or no answer came: it is unknown whether the request was carried out. */
export class LostAnswer extends Error {}

export interface PlayerOptions {
  name: string
  client: Client
  company: Company
  ledger: Ledger
  random: Random
  /** How long one request is retried before the player gives up, ms. */
  patienceMs: number
  /** How long an answer is waited for before the request is sent again, ms. */
  maxAnswerMs: number
}

const password = 'correct horse'

/** A player with a well-behaved client, which resends unanswered requests with the same Idempotency-Key. */
export class Player {
  readonly #options: PlayerOptions
  #token: string | undefined
  #keys = 0
  /** Whether a hand-over was acknowledged. No operator ever ends one here. */
  #handedOver = false

  constructor(options: PlayerOptions) {
    this.#options = options
  }

  /** Registers, logs in, withdraws a few times, asks for an operator and writes to them. */
  async play(steps: number): Promise<void> {
    const { name, company, random } = this.#options
    if (!(await this.#enter())) return
    const user = company.model.users.get(name)
    if (user) company.model.addBalance(user.id, startingBalance)
    const withdrawals = Math.ceil(steps / 6)
    for (let i = 1; i <= withdrawals; i++) {
      if (random.next() < 0.4) await this.#say(random.pick(['какой у меня баланс?', 'мои ставки', 'фыв апро']))
      await this.#withdraw(`${i}.${random.between(10, 99)}`)
    }
    await this.#tell('/api/escalate', `помогите ${name}`)
    for (let i = 1; i <= steps - withdrawals * 3; i++) await this.#tell('/api/chat', `вопрос ${i} от ${name}`)
  }

  async #enter(): Promise<boolean> {
    const { name, ledger } = this.#options
    const key = this.#key()
    for (const end = Date.now() + this.#options.patienceMs; Date.now() < end; ) {
      const registered = await this.#request('/api/register', { username: name, password }, key)
      if (registered?.status === 200) {
        ledger.registered.add(name)
        break
      }
      if (registered?.status === 400) ledger.oddities.push(`${name} was refused: ${registered.body.error}`)
      await wait(50) // 500: the same key tries again
    }
    for (const end = Date.now() + this.#options.patienceMs; Date.now() < end; ) {
      const answer = await this.#request('/api/login', { username: name, password })
      if (answer?.status === 200) {
        this.#token = String(answer.body.token)
        return true
      }
      if (answer?.status === 401 && ledger.registered.has(name)) ledger.oddities.push(`${name} could not log in`)
      await wait(50)
    }
    return false
  }

  async #withdraw(amount: string): Promise<void> {
    const { name, ledger } = this.#options
    const asked = await this.#say(`выведи ${amount} на карту`)
    if (!/да/.test(String(asked?.body.reply))) {
      await this.#say('отмена')
      return
    }
    ledger.confirmed.push({ username: name, amount })
    await this.#say('да')
  }

  /** Sends a text for an operator to read. */
  async #tell(path: string, text: string): Promise<void> {
    const { name, ledger } = this.#options
    const sent = { username: name, text, lost: 0 }
    ledger.sent.push(sent)
    const answer = await this.#request(path, { message: text }, this.#key(), () => sent.lost++)
    const mode = answer?.body.status ?? answer?.body.mode
    if (mode === 'waiting_operator' || mode === 'operator') {
      this.#handedOver = true
      ledger.delivered.push({ username: name, text })
    } else if (mode === 'bot' && this.#handedOver)
      ledger.oddities.push(`"${text}" of ${name} did not reach the operators`)
  }

  /** Says something to the bot, whose answer may tell of this withdrawal or of one before. */
  async #say(message: string): Promise<ApiResponse | undefined> {
    const { name, ledger } = this.#options
    const answer = await this.#request('/api/chat', { message }, this.#key())
    for (const [, id, amount] of String(answer?.body.reply).matchAll(/Готово! Заявка №(\d+): (\d+,\d\d)\s₽/g)) {
      ledger.withdrawals.push({
        username: name,
        id: BigInt(id as string),
        amount: (amount as string).replace(',', '.'),
      })
    }
    return answer
  }

  #key(): string {
    return `${this.#options.name}-${++this.#keys}`
  }

  /** The answer; undefined when there was none within the player's patience. */
  async #request(path: string, body: object, key?: string, onLost = () => {}): Promise<ApiResponse | undefined> {
    const { ledger, patienceMs, maxAnswerMs, random, client } = this.#options
    const headers = {
      'content-type': 'application/json',
      ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      ...(key && { 'idempotency-key': key }),
    }
    for (const end = Date.now() + patienceMs; Date.now() < end; ) {
      try {
        const answer = await client.post(path, { headers, body: JSON.stringify(body), timeoutMs: maxAnswerMs })
        const later = answer.status === 409 || answer.status === 503
        if (!later) {
          ledger.answered++
          if (answer.status >= 500) await wait(random.between(50, 400)) // a human pauses before trying again
          return answer
        }
      } catch (error) {
        if (!(error instanceof LostAnswer)) throw error
        onLost()
      }
      await wait(40)
    }
    ledger.unanswered++
    return undefined
  }
}
