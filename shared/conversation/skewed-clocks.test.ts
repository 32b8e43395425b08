import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { logger } from '../observability/logger.ts'
import { Dialogues } from '../store/dialogues.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'
import { storeKinds } from '../testing/store/stores.ts'
import { Conversation } from './conversation.ts'
import type { ConversationOptions } from './conversation-options.ts'

const minute = 60_000
const never = new Promise<never>(() => {})

describe.each(storeKinds)('two replicas on one %s, whose clocks differ', kind => {
  let chat: Chat
  beforeAll(async () => {
    logger.setLogLevel('SILENT')
    chat = await startChat({}, undefined, kind)
  })
  afterAll(() => chat.close())

  const replica = (aheadMs: number, options: Partial<ConversationOptions> = {}) =>
    new Conversation({ ...chat.options, now: () => Date.now() + aheadMs, ...options })

  /** A desk that holds back its answer until it is opened. */
  function slowDesk() {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const requestOperator = jest.fn<typeof chat.desk.requestOperator>(async (...args) => {
      await opened
      return chat.desk.requestOperator(...args)
    })
    return { open, requestOperator, desk: { ...chat.desk, requestOperator } }
  }

  test('a hand-off under way is not begun a second time', async () => {
    const { userId } = await chat.enter()
    const { desk, open, requestOperator } = slowDesk()
    const dialogues = new Dialogues(chat.store)
    const claim = jest.spyOn(dialogues, 'claimEscalation')
    const ask = (one: Conversation) => one.chat(userId, 'позови оператора', call)
    const options = { desk, leaseMs: minute / 2 }
    const first = ask(replica(0, options))
    while (requestOperator.mock.calls.length === 0) await nextTurn()
    const second = ask(replica(minute, { ...options, dialogues }))
    while (claim.mock.results.length === 0) await nextTurn()
    await claim.mock.results[0]?.value
    open()
    expect(await Promise.all([first, second])).toMatchObject([
      { mode: 'waiting_operator' },
      { mode: 'waiting_operator' },
    ])
    expect(requestOperator).toHaveBeenCalledTimes(1)
  })

  test('the hand-off of a process that has died is taken over when its time is over', async () => {
    const { userId } = await chat.enter()
    const { desk, requestOperator } = slowDesk()
    void replica(minute, { desk, leaseMs: 1 }).chat(userId, 'позови оператора', call)
    while (requestOperator.mock.calls.length === 0) await nextTurn()
    const answer = await replica(0).chat(userId, 'позови оператора', call)
    expect(answer).toMatchObject({ mode: 'waiting_operator' })
  })

  test('a withdrawal under way is not undone', async () => {
    const player = await chat.enter()
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const createWithdrawal = jest.fn<typeof chat.customer.createWithdrawal>(async (...args) => {
      await opened
      return chat.customer.createWithdrawal(...args)
    })
    const maker = replica(0, { customer: { ...chat.customer, createWithdrawal } })
    await maker.chat(player.userId, 'выведи 100,10 на карту', call)
    const made = maker.chat(player.userId, 'да', call)
    while (createWithdrawal.mock.calls.length === 0) await nextTurn()
    await replica(minute).recoverTransactions(call)
    open()
    expect((await made).reply).toContain('Готово!')
    expect(await player.balance()).toBe('900 + 100.1')
  })

  test('the withdrawal of a process that has died is undone when its time is over', async () => {
    const player = await chat.enter()
    const createWithdrawal = jest.fn<typeof chat.customer.createWithdrawal>(() => never)
    const dying = replica(minute, { customer: { ...chat.customer, createWithdrawal } })
    await dying.chat(player.userId, 'выведи 100,10 на карту', call)
    void dying.chat(player.userId, 'да', call)
    while (createWithdrawal.mock.calls.length === 0) await nextTurn()
    await replica(0).recoverTransactions(call)
    expect(await player.balance()).toBe('900 + 100.1')
    await chat.elapse(10_000)
    await replica(0).recoverTransactions(call)
    expect(await player.balance()).toBe('1000.1 + 0')
  })

  test('a yes counts for ten minutes', async () => {
    const player = await chat.enter()
    await replica(0).chat(player.userId, 'выведи 100,10 на карту', call)
    expect((await replica(11 * minute).chat(player.userId, 'да', call)).reply).toContain('Готово!')
    await replica(11 * minute).chat(player.userId, 'выведи 100,10 на карту', call)
    await chat.elapse(10 * minute)
    expect((await replica(0).chat(player.userId, 'да', call)).reply).toContain('Я ждал ответа 10 минут')
  })
})
