import { afterEach, beforeAll, expect, test } from '@jest/globals'
import { AppError } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import { type Chat, call, type Player, startChat } from '../../testing/conversation/chat.ts'

type Change = () => Promise<void>

const failure = (reason: string, status?: number) =>
  new AppError('backend_error', 'the call failed', { details: { reason, ...(status && { status }) } })

let chat: Chat
let undos = 0
beforeAll(() => logger.setLogLevel('SILENT'))
afterEach(() => chat.close())

/** A player whose withdrawal of 100.10 has been frozen and then refused; `undo` says what becomes of each return. */
async function refused(undo: (change: Change) => Promise<void>, creation = failure('status', 500)) {
  undos = 0
  chat = await startChat({}, real => ({
    ...real,
    createWithdrawal: () => Promise.reject(creation),
    updateBalance(balance, made) {
      const change = () => real.updateBalance(balance, made)
      if (balance.frozen.gt(0)) return change()
      undos++
      return undo(change)
    },
  }))
  const player = await chat.enter()
  await player.say('выведи 100,10 на карту')
  return player
}

const confirm = ({ userId }: Player, yes = 'да') => chat.conversation.chat(userId, yes, call)

/** Lets the lease expire, and a server's background recovery run. */
async function recover() {
  await chat.elapse(10_000)
  await chat.conversation.recoverTransactions(call)
}

const returning = { mode: 'bot', reply: expect.stringContaining('Возвращаю') }

test.each<[string, number?]>([['timeout'], ['transport'], ['status', 504]])(
  'a return whose outcome is unknown (%s) and that arrives late: no operator is told to pay again',
  async (...how) => {
    const late: Change[] = []
    const player = await refused(change => {
      late.push(change)
      return Promise.reject(failure(...how))
    })
    expect(await confirm(player)).toEqual(returning)
    expect(await confirm(player)).toEqual(returning)
    for (const arrive of late) await arrive()
    await recover()
    const told = await confirm(player, 'привет')
    expect(told).toMatchObject({ mode: 'bot', reply: expect.stringContaining('снова на счёте') })
    expect({ balance: await player.balance(), undos }).toEqual({ balance: '1000.1 + 0', undos: 1 })
  },
)

test('a return of the recovery that arrives late is waited for, too', async () => {
  const late: Change[] = []
  const player = await refused(change => {
    late.push(change)
    return Promise.reject(failure('timeout'))
  }, failure('timeout'))
  await confirm(player)
  await recover()
  expect(await confirm(player)).toEqual(returning)
  for (const arrive of late) await arrive()
  await recover()
  expect(await confirm(player, 'привет')).toMatchObject({ mode: 'bot' })
  expect({ balance: await player.balance(), undos }).toEqual({ balance: '1000.1 + 0', undos: 1 })
})

test('a return that was lost is sent again, once no late request can arrive', async () => {
  const player = await refused(change => (undos > 1 ? change() : Promise.reject(failure('timeout'))))
  expect(await confirm(player)).toEqual(returning)
  expect(await player.balance()).toBe('900 + 100.1')
  await chat.conversation.recoverTransactions(call)
  expect(undos).toBe(1)
  await recover()
  expect({ balance: await player.balance(), undos }).toEqual({ balance: '1000.1 + 0', undos: 2 })
})

test.each([
  ['status', 500],
  ['status', 503],
  ['status', 429],
  ['rejected'],
  ['rejected', 500],
  ['blocked'],
  ['unroutable'],
] as [string, number?][])('a return that fails once with %s %s is tried again, without an operator', async (...how) => {
  const player = await refused(change => (undos > 1 ? change() : Promise.reject(failure(...how))))
  expect(await confirm(player)).toEqual(returning)
  await recover()
  expect(await confirm(player, 'привет')).toMatchObject({ mode: 'bot' })
  expect({ balance: await player.balance(), undos }).toEqual({ balance: '1000.1 + 0', undos: 2 })
})

test.each([
  ['status', 400],
  ['status', 403],
  ['not_found', 404],
  ['rejected', 422],
] as [string, number?][])(
  'a return that is refused for good, with %s %s, goes to an operator at once',
  async (...how) => {
    const player = await refused(() => Promise.reject(failure(...how)))
    expect(await confirm(player)).toMatchObject({
      mode: 'waiting_operator',
      reply: expect.stringContaining('сразу не получилось'),
    })
    expect({ balance: await player.balance(), undos }).toEqual({ balance: '900 + 100.1', undos: 1 })
  },
)

test('a balance that cannot be read before the return is read by the recovery', async () => {
  const player = await refused(change => change())
  const { findBalance } = chat.customer
  let reads = 0
  chat.customer.findBalance = (...args) =>
    ++reads === 2 ? Promise.reject(failure('status', 503)) : findBalance(...args)
  expect(await confirm(player)).toMatchObject({ mode: 'bot', reply: expect.stringContaining('ещё выполняется') })
  await recover()
  expect(await confirm(player, 'привет')).toMatchObject({ reply: expect.stringContaining('снова на счёте') })
  expect(await player.balance()).toBe('1000.1 + 0')
})

test.each([['timeout'], ['status', 500]] as [string, number?][])(
  'a return that fails for 15 minutes with %s %s goes to an operator',
  async (...how) => {
    const player = await refused(() => Promise.reject(failure(...how)))
    await confirm(player)
    for (let minutes = 0; minutes < 14; minutes++) {
      await chat.elapse(60_000)
      await chat.conversation.recoverTransactions(call)
    }
    expect(undos).toBe(15)
    await chat.elapse(60_001)
    const { mode, reply } = await confirm(player, 'привет')
    expect(mode).toBe('waiting_operator')
    expect(reply).toMatch(/вернуть 100,10\s₽ из замороженных на счёт сразу не получилось/)
    expect({ balance: await player.balance(), undos }).toEqual({ balance: '900 + 100.1', undos: 15 })
  },
)

test('a return that a recovery comes to only hours later is tried once more', async () => {
  const player = await refused(change => (undos > 1 ? change() : Promise.reject(failure('timeout'))))
  await confirm(player)
  await chat.elapse(7_200_000)
  expect(await confirm(player, 'привет')).toMatchObject({ reply: expect.stringContaining('снова на счёте') })
})

test('each change says which balance it was computed from, so that a lost one is not repeated over another', async () => {
  const changes: string[] = []
  chat = await startChat({}, real => ({
    ...real,
    createWithdrawal: () => Promise.reject(failure('status', 500)),
    updateBalance(balance, made, before) {
      changes.push([before?.amount, before?.frozen, balance.amount, balance.frozen].join(' '))
      return real.updateBalance(balance, made, before)
    },
  }))
  const player = await chat.enter()
  await player.say('выведи 100,10 на карту')
  await player.say('да')
  expect(changes).toEqual(['1000.1 0 900 100.1', '900 100.1 1000.1 0'])
})

test('a player who writes English reads that the money is being returned', async () => {
  await refused(() => Promise.reject(failure('timeout')))
  const player = await chat.enter()
  await player.say('withdraw 100.10 to my card')
  expect(await player.say('yes')).toMatch(/did not go through.*putting the amount back/)
})
