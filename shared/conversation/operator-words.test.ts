import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { type Chat, call, type Player, startChat } from '../testing/conversation/chat.ts'

/** A desk with one row per user, which is reused as it is: a new session starts with the last text of the previous one. */
class RowDesk implements OperatorDesk {
  row: OperatorSession | undefined

  async findSession() {
    return this.row
  }
  async requestOperator(userId: bigint) {
    this.row = { ...this.row, userId, mode: 'waiting_operator', queuePosition: 1 }
    return this.row
  }
  async sendUserMessage(userId: bigint): Promise<OperatorSession> {
    return this.row ?? { userId, mode: 'bot' }
  }
  async ping() {}
  async close() {}

  operatorWrites(lastOperatorText: string) {
    this.row = { userId: this.row?.userId ?? 0n, mode: 'operator', operatorId: 5n, lastOperatorText }
  }
  end(lastOperatorText = this.row?.lastOperatorText) {
    if (this.row) this.row = { ...this.row, mode: 'bot', ...(lastOperatorText && { lastOperatorText }) }
  }
}

let desk: RowDesk
let chat: Chat
let player: Player

beforeEach(async () => {
  desk = new RowDesk()
  chat = await startChat({ desk })
  player = await chat.enter()
})
afterEach(() => chat.close())

const escalate = () => chat.operators.escalate(player.userId, '', call)

describe('words of an operator that the player has read are not shown again in the next session', () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      'the desk ends the session',
      async () => {
        desk.end()
        await player.say('привет')
      },
    ],
    ['the desk ends it, and nothing is written before the next', async () => desk.end()],
    [
      'the player goes back to the bot, and the desk ends it',
      async () => {
        await chat.operators.returnToBot(player.userId, call)
        desk.end()
        await player.say('привет')
      },
    ],
    [
      'the desk ends it with its answer to a message',
      async () => {
        const { row } = desk
        desk.sendUserMessage = async userId => ({ ...row, userId, mode: 'bot' })
        await player.say('пока')
        desk.sendUserMessage = RowDesk.prototype.sendUserMessage
        desk.end()
      },
    ],
  ])('%s', async (_how, end) => {
    await escalate()
    desk.operatorWrites('Ваш вывод отправлен')
    expect(await player.say('где деньги?')).toBe('Ваш вывод отправлен')
    await end()
    await escalate()
    expect(await player.say('новый вопрос')).toContain('место в очереди: 1')
    desk.operatorWrites('Слушаю')
    expect(await player.say('ау')).toBe('Слушаю')
  })
})

test.each(['escalate', 'chat'])(
  'words that stand in a session as it is opened are of the former one: %s',
  async way => {
    await escalate()
    desk.operatorWrites('Ваш вывод отправлен')
    expect(await chat.operators.session(player.userId, call)).toMatchObject({ mode: 'operator' }) // read by polling
    desk.end()
    if (way === 'escalate') await escalate()
    else expect(await player.say('оператор')).toContain('место в очереди: 1')
    expect(await player.say('новый вопрос')).toContain('место в очереди: 1')
  },
)

test('the same words are new once the desk has been seen to wait without them', async () => {
  for (const words of ['Здравствуйте!', 'Здравствуйте!']) {
    desk.row = undefined
    await player.say('оператор')
    expect(await chat.operators.session(player.userId, call)).toMatchObject({ mode: 'waiting_operator' })
    desk.operatorWrites(words)
    expect(await player.say('ау')).toBe('Здравствуйте!')
    desk.row = undefined
    await player.say('привет')
  }
})

test('what was read by polling comes again, once, as the reply to the next message: a client tells it by the equal text', async () => {
  await player.say('оператор')
  desk.operatorWrites('Слушаю')
  const polled = await chat.operators.session(player.userId, call)
  expect(polled?.lastOperatorText).toBe('Слушаю')
  expect(await player.say('где деньги?')).toBe('Слушаю')
  expect(await player.say('ау')).not.toContain('Слушаю')
  expect(await chat.operators.session(player.userId, call)).toMatchObject({ lastOperatorText: 'Слушаю' })
})

describe('what an operator writes before ending the dialogue', () => {
  beforeEach(async () => {
    await player.say('оператор')
    desk.operatorWrites('Слушаю')
    expect(await player.say('где деньги?')).toBe('Слушаю')
  })

  test('is read by polling, once', async () => {
    desk.end('Отправлены. Всего доброго!')
    const parting = { mode: 'bot', lastOperatorText: 'Отправлены. Всего доброго!' }
    expect(await chat.operators.session(player.userId, call)).toEqual({ ...parting, userId: player.userId })
    expect(await chat.operators.session(player.userId, call)).toBeUndefined()
  })

  test("stands before the bot's next answer, once", async () => {
    desk.end('Отправлены. Всего доброго!')
    expect(await player.say('баланс')).toMatch(/^Отправлены. Всего доброго!\n\nНа вашем счёте/)
    expect(await player.say('баланс')).toMatch(/^На вашем счёте/)
  })

  test('stands there too when the dialogue ends with the answer to a message', async () => {
    const { row } = desk
    desk.sendUserMessage = async userId => ({ ...row, userId, mode: 'bot', lastOperatorText: 'Отправлены' })
    expect(await player.say('баланс')).toMatch(/^Отправлены\n\nНа вашем счёте/)
  })

  test('is not said again when the player has seen it', async () => {
    desk.end()
    expect(await chat.operators.session(player.userId, call)).toBeUndefined()
    expect(await player.say('баланс')).toMatch(/^На вашем счёте/)
  })

  test('is of no interest to a player who has left for the bot', async () => {
    await chat.operators.returnToBot(player.userId, call)
    desk.end('Вы ещё здесь?')
    expect(await chat.operators.session(player.userId, call)).toBeUndefined()
    expect(await player.say('баланс')).toMatch(/^На вашем счёте/)
  })
})

describe('a hand-off that an operator answers at once', () => {
  const answerAtOnce = (answer: Partial<OperatorSession>) => {
    desk.requestOperator = async userId => {
      desk.row = { userId, mode: 'operator', operatorId: 5n, ...answer }
      return desk.row
    }
  }

  test('says what the operator wrote, once', async () => {
    answerAtOnce({ lastOperatorText: 'Слушаю вас', statusMessage: 'Оператор Анна' })
    expect(await player.say('оператор')).toBe('Слушаю вас')
    expect(await player.say('где деньги?')).toBe('Оператор Анна')
  })

  test('says the status of the desk when nothing is written', async () => {
    answerAtOnce({ statusMessage: 'Оператор Анна' })
    expect(await player.say('оператор')).toBe('Оператор Анна')
  })

  test('talks of no queue', async () => {
    answerAtOnce({ queuePosition: 1 })
    expect(await player.say('оператор')).toBe('Передал ваше сообщение оператору.')
  })
})
