import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { CustomerBackend } from '../../backends/backend.ts'
import { AppError } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import { type Chat, call, startChat } from '../../testing/conversation/chat.ts'

/** What can happen to one call of the backend. */
const fates = [
  'done',
  /** Answered with an error; nothing has happened. */
  'refused',
  /** No answer, and nothing has happened. */
  'lost',
  /** No answer, but it has happened. */
  'unanswered',
  /** No answer; it happens after we have given up, but before the lease runs out. */
  'late',
  /** The process is killed before the call takes effect. */
  'killed before',
  /** … and after it. */
  'killed after',
] as const
type Fate = (typeof fates)[number]

let script: Fate[] = []
const late: (() => Promise<unknown>)[] = []
let killed: () => void = () => {}

const failure = (reason: string, status?: number) =>
  new AppError('backend_error', 'the call failed', { details: { reason, ...(status && { status }) } })

async function meetFate<T>(run: () => Promise<T>): Promise<T> {
  const fate = script.shift() ?? 'done'
  if (fate === 'done') return run()
  if (fate === 'refused') throw failure('status', 500)
  if (fate === 'lost') throw failure('timeout')
  if (fate === 'unanswered' || fate === 'killed after') await run()
  if (fate === 'late') late.push(run)
  if (fate === 'late' || fate === 'unanswered') throw failure('timeout')
  killed()
  return new Promise(() => {})
}

/** Injects faults into the calls that a transaction makes. */
const withFaults = (real: CustomerBackend): CustomerBackend => ({
  ...real,
  findBalance: (...args) => meetFate(() => real.findBalance(...args)),
  updateBalance: (...args) => meetFate(() => real.updateBalance(...args)),
  createWithdrawal: (...args) => meetFate(() => real.createWithdrawal(...args)),
  findWithdrawal: (...args) => meetFate(() => real.findWithdrawal(...args)),
  listWithdrawals: (...args) => meetFate(() => real.listWithdrawals(...args)),
  createBet: (...args) => meetFate(() => real.createBet(...args)),
  listBetsBetween: (...args) => meetFate(() => real.listBetsBetween(...args)),
})

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat({}, withFaults)
})
afterAll(async () => {
  await chat.close()
})

/** Runs a transaction whose calls meet these fates in turn, and recovers it until it ends. */
async function play(fate: readonly Fate[], wish = 'выведи 100,10 на карту') {
  const player = await chat.enter()
  await player.say(wish)
  script = [...fate]
  const death = new Promise<void>(resolve => {
    killed = resolve
  })
  await Promise.race([player.say('да'), death])
  const { rows, open } = await journal(player.userId)
  expect(rows).toBe(1)
  for (let rounds = 0; open && (await journal(player.userId)).open && rounds < 20; rounds++) {
    for (const run of late.splice(0)) await run().catch(() => {})
    await chat.elapse(10_000)
    const again = new Promise<void>(resolve => {
      killed = resolve
    })
    await Promise.race([chat.conversation.recoverTransactions(call), again])
  }
  for (const run of late.splice(0)) await run().catch(() => {})
  script = []
  const withdrawals = await chat.customer.listWithdrawals(player.userId, call)
  const bets = await chat.customer.listBets(player.userId, 20, call)
  const { stage } = await journal(player.userId)
  return { stage, balance: await player.balance(), made: withdrawals.length + bets.length }
}

async function journal(userId: bigint) {
  const rows = await chat.store.execute('SELECT * FROM transactions WHERE user_id = ?', [userId])
  return { rows: rows.length, open: rows[0]?.closed === 0n, stage: rows[0]?.stage }
}

const made = { stage: 'created', balance: '900 + 100.1', made: 1 }
const unmade = { balance: '1000.1 + 0', made: 0 }

// read balance · freeze · create
test.each<[string, Fate[], object]>([
  ['all is well', [], made],
  ['the balance cannot be read', ['lost'], { ...unmade, stage: 'refused' }],
  ['the freeze is refused', ['done', 'refused'], { ...unmade, stage: 'refused' }],
  ['the freeze is lost', ['done', 'lost'], { ...unmade, stage: 'refused' }],
  ['the freeze is done unanswered', ['done', 'unanswered'], made],
  ['the freeze comes late', ['done', 'late'], { ...unmade, stage: 'returned' }],
  ['killed before the freeze', ['done', 'killed before'], { ...unmade, stage: 'refused' }],
  ['killed after the freeze', ['done', 'killed after'], { ...unmade, stage: 'returned' }],
  ['the create is refused', ['done', 'done', 'refused'], { ...unmade, stage: 'returned' }],
  ['the create is lost', ['done', 'done', 'lost'], { ...unmade, stage: 'returned' }],
  ['the create is done unanswered', ['done', 'done', 'unanswered'], made],
  ['the create comes late', ['done', 'done', 'late'], made],
  ['killed before the create', ['done', 'done', 'killed before'], { ...unmade, stage: 'returned' }],
  ['killed after the create', ['done', 'done', 'killed after'], made],
])('%s: a withdrawal and a bet end right', async (_, fate, expected) => {
  expect(await play(fate)).toEqual(expected)
  expect(await play(fate, 'поставь 100,10 на Зенит')).toEqual(expected)
})

const minutes = (count: number, from: string) => new Date(Date.parse(from) + count * 60_000).toISOString()

test.each([
  ['at the same time', 0],
  ['4 minutes later by its own clock', 4],
])(
  "a create that may have succeeded under an id of the backend's own, %s, goes to an operator, and nothing is put back",
  async (_, late) => {
    const own = await startChat({}, real => ({
      ...real,
      async createWithdrawal(withdrawal, made) {
        await real.createWithdrawal({ ...withdrawal, id: 17n, createdAt: minutes(late, withdrawal.createdAt) }, made)
        throw failure('timeout')
      },
    }))
    const player = await own.enter()
    await player.say('выведи 100,10 на карту')
    expect(await own.conversation.chat(player.userId, 'да', call)).toMatchObject({
      mode: 'waiting_operator',
      reply: expect.stringContaining('Не повторяйте её'),
    })
    expect(await player.balance()).toBe('900 + 100.1')
    await own.close()
  },
)

test('an equal withdrawal of 10 minutes ago is not taken for one that was refused', async () => {
  const own = await startChat({}, real => ({
    ...real,
    async createWithdrawal(withdrawal, made) {
      await real.createWithdrawal({ ...withdrawal, id: 17n, createdAt: minutes(-10, withdrawal.createdAt) }, made)
      throw failure('status', 500)
    },
  }))
  const player = await own.enter()
  await player.say('выведи 100,10 на карту')
  expect(await own.conversation.chat(player.userId, 'да', call)).toMatchObject({ mode: 'bot' })
  expect(await player.balance()).toBe('1000.1 + 0')
  await own.close()
})

test('a request that may be on its way for long is waited for', async () => {
  const onItsWay: (() => Promise<unknown>)[] = []
  const own = await startChat({ lateArrivalMs: 30_000 }, real => ({
    ...real,
    createWithdrawal(...args) {
      onItsWay.push(() => real.createWithdrawal(...args))
      return Promise.reject(failure('timeout'))
    },
  }))
  const player = await own.enter()
  await player.say('выведи 100,10 на карту')
  await player.say('да')
  await own.elapse(30_000)
  expect(await player.say('да')).toContain('ещё выполняется')
  for (const arrive of onItsWay) await arrive()
  await own.elapse(5_000)
  expect(await player.say('привет')).toContain('Готово!')
  expect(await player.balance()).toBe('900 + 100.1')
  await own.close()
})

test('an amount that somebody else has released already is not released again, and goes to an operator', async () => {
  const own = await startChat({}, real => ({
    ...real,
    async createWithdrawal({ userId, amount }, made) {
      const balance = await real.createBalance(userId, made)
      const released = { amount: balance.amount.plus(amount), frozen: balance.frozen.minus(amount) }
      await real.updateBalance({ ...balance, ...released }, made)
      throw failure('status', 500)
    },
  }))
  const player = await own.enter()
  await player.say('выведи 100,10 на карту')
  expect(await own.conversation.chat(player.userId, 'да', call)).toMatchObject({ mode: 'waiting_operator' })
  expect(await player.balance()).toBe('1000.1 + 0')
  await own.close()
})

test('a balance that others have changed in between is left alone, and goes to an operator', async () => {
  let changed = false
  const own = await startChat({}, real => ({
    ...real,
    async updateBalance(balance, made) {
      if (!changed) await real.updateBalance({ ...balance, amount: balance.amount.plus(5) }, made)
      changed = true
      throw failure('timeout')
    },
  }))
  const player = await own.enter()
  await player.say('выведи 100,10 на карту')
  expect(await player.say('да')).toContain('ещё выполняется')
  await own.elapse(10_000)
  expect(await own.conversation.chat(player.userId, 'привет', call)).toMatchObject({ mode: 'waiting_operator' })
  expect(await player.balance()).toBe('905 + 100.1')
  await own.close()
})

test('whatever becomes of each call, money is never made, lost or spent twice, and every transaction ends', async () => {
  // Most calls succeed, or no transaction would get as far as the create.
  const fate = fc.oneof(
    { weight: 5, arbitrary: fc.constant('done' as const) },
    { weight: 6, arbitrary: fc.constantFrom(...fates) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 12 }), async fates => {
      const { stage, ...account } = await play(fates)
      if (stage === 'created') expect(account).toEqual({ balance: '900 + 100.1', made: 1 })
      else if (stage === 'returned' || stage === 'refused') expect(account).toEqual(unmade)
      else {
        // An operator has been told what to look at: at worst the amount is still frozen, or frozen for one withdrawal.
        expect(stage).toBe('handed_over')
        expect(['900 + 100.1', '1000.1 + 0']).toContain(account.balance)
        if (account.made > 0) expect(account).toEqual({ balance: '900 + 100.1', made: 1 })
      }
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('the log says which request a transaction that failed belongs to', async () => {
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  await play(['done', 'refused'])
  expect(warn.mock.calls).toEqual([
    [
      'a transaction was refused; nothing has changed',
      expect.objectContaining({
        request_id: call.requestId,
        transaction: expect.objectContaining({ kind: 'withdrawal' }),
      }),
    ],
  ])
  warn.mockRestore()
})
