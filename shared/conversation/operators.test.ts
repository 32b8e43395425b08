import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OperatorDesk } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'
import { Conversation } from './conversation.ts'

const refusal = new AppError('backend_error', 'the call failed', { details: { reason: 'status', status: 500 } })

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat()
})
afterAll(() => chat.close())

test('nobody gets a balance while an operator has the dialogue: what is read ahead changes nothing', async () => {
  const created: bigint[] = []
  const own = await startChat({}, customer => ({
    ...customer,
    createBalance: (userId, call) => {
      created.push(userId)
      return customer.createBalance(userId, call)
    },
  }))
  const { desk, conversation, customer } = own
  await customer.createUser({ username: 'new', email: '', password: 'hash' }, call)
  const withoutBalance = (await customer.findUser('new', call))?.id as bigint
  await desk.requestOperator(withoutBalance, 'помогите', call)
  const { findSession } = desk
  desk.findSession = async (userId, call) => {
    await new Promise(setImmediate) // slower than reading the balance
    return findSession(userId, call)
  }
  expect(await conversation.chat(withoutBalance, 'баланс', call)).toMatchObject({ mode: 'waiting_operator' })
  expect(created).toEqual([])
  await own.operators.returnToBot(withoutBalance, call)
  expect((await conversation.chat(withoutBalance, 'баланс', call)).reply).toMatch(/^На вашем счёте 0,00/)
  expect(created).toEqual([withoutBalance])
  await own.close()
})

test('a session that the player has left is ignored until the desk has ended it; a later one counts', async () => {
  let session: Awaited<ReturnType<OperatorDesk['findSession']>>
  const own = await startChat({ desk: { ...chat.desk, findSession: async () => session } })
  const player = await own.enter()
  session = { userId: player.userId, mode: 'operator', operatorId: 1n }
  await own.operators.returnToBot(player.userId, call)
  expect(await own.operators.session(player.userId, call)).toBeUndefined()
  session = undefined
  expect(await own.operators.session(player.userId, call)).toBeUndefined()
  session = { userId: player.userId, mode: 'operator', operatorId: 2n }
  expect(await own.operators.session(player.userId, call)).toEqual(session)
  await own.close()
})

test('a flow is over once an operator has had the dialogue', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await chat.desk.requestOperator(player.userId, 'звонок', call)
  expect(await chat.conversation.chat(player.userId, 'да', call)).toMatchObject({ mode: 'waiting_operator' })
  await chat.desk.endSession?.(player.userId, call)
  expect(await player.say('да')).toContain('Не совсем понял')
  expect(await player.balance()).toBe('1000.1 + 0')
})

test('when the desk fails, or accepts nobody, the next message asks it again', async () => {
  const own = await startChat()
  const answers: OperatorDesk['requestOperator'][] = [
    () => Promise.reject(refusal),
    async userId => ({ userId, mode: 'bot' }),
    own.desk.requestOperator,
  ]
  const requestOperator: OperatorDesk['requestOperator'] = (...args) =>
    (answers.shift() as (typeof answers)[0])(...args)
  const conversation = new Conversation({ ...own.options, desk: { ...own.desk, requestOperator } })
  const { userId } = await own.enter()
  const ask = () => conversation.chat(userId, 'позови оператора', call)
  await expect(ask()).rejects.toBe(refusal)
  expect(await ask()).toMatchObject({ mode: 'bot' })
  expect(await ask()).toMatchObject({ mode: 'waiting_operator' })
  await own.close()
})

test('an operator reads what the player wrote, not what the bot made of it', async () => {
  const player = await chat.enter()
  await player.say('ставки и выводы')
  await chat.desk.requestOperator(player.userId, 'звонок', call)
  await player.say('первое')
  const messages = await chat.store.execute('SELECT text FROM operator_messages WHERE user_id = ?', [player.userId])
  expect(messages.at(-1)?.text).toBe('первое')
})
