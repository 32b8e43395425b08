import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import Big from 'big.js'
import type { Balance } from '../../backends/backend.ts'
import { AppError } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import { Dialogues } from '../../store/dialogues.ts'
import type { Store } from '../../store/store.ts'
import type { Transaction } from '../../store/transaction.ts'
import { type Progress, TransactionJournal } from '../../store/transaction-journal.ts'
import { type Chat, call, startChat } from '../../testing/conversation/chat.ts'
import { Conversation } from '../conversation.ts'

const refusal = new AppError('backend_error', 'the call failed', { details: { reason: 'status', status: 500 } })

const loss = new AppError('backend_error', 'the call failed', { details: { reason: 'timeout' } })

/** What can become of the nth access to the store: a full disk refuses a write, a libSQL server goes away before or after it. */
const faults = {
  'refuses one write': { done: false, lasts: false },
  'does one write without an answer': { done: true, lasts: false },
  'is gone from one access on': { done: false, lasts: true },
  'does one write without an answer and is gone': { done: true, lasts: true },
}

let chat: Chat
let refusesCreation = false
let loses = false
let losesReturns = false
const late: (() => Promise<void>)[] = []
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat({}, real => ({
    ...real,
    updateBalance(...args) {
      const [balance] = args
      if (!losesReturns || balance.frozen.gt(0)) return real.updateBalance(...args)
      late.push(() => real.updateBalance(...args))
      return Promise.reject(loss)
    },
    createWithdrawal: (...args) =>
      refusesCreation || loses ? Promise.reject(loses ? loss : refusal) : real.createWithdrawal(...args),
  }))
})
afterAll(() => chat.close())

/** A store of which one access fails, or all from that one on; the backend has one of its own. */
class FaultyStore implements Store {
  #accesses = 0
  readonly #failing: number
  readonly #fault: { done: boolean; lasts: boolean }

  constructor(failing: number, fault: { done: boolean; lasts: boolean }) {
    this.#failing = failing
    this.#fault = fault
  }

  get hasFailed(): boolean {
    return this.#accesses >= this.#failing
  }

  execute: Store['execute'] = (...args) => this.#access(() => chat.store.execute(...args))
  first: Store['first'] = (...args) => this.#access(() => chat.store.first(...args))
  batch: Store['batch'] = (...args) => this.#access(() => chat.store.batch(...args))
  async close(): Promise<void> {}

  async #access<T>(run: () => Promise<T>): Promise<T> {
    const number = ++this.#accesses
    const fails = this.#fault.lasts ? number >= this.#failing : number === this.#failing
    if (!fails) return run()
    if (this.#fault.done && number === this.#failing) await run()
    throw new AppError('internal_error', 'the database cannot be used: database or disk is full')
  }
}

const over = (store: Store, journal = new TransactionJournal(store)) =>
  new Conversation({ ...chat.options, dialogues: new Dialogues(store), journal: async () => journal })

const outcome = /Готово! Заявка №\d+|снова на счёте|Деньги на месте/g

describe.each(Object.entries(faults))('a store that %s', (_, fault) => {
  test.each([
    ['made', false],
    ['refused by the backend', true],
  ])(
    'at any step of a withdrawal that is %s: money adds up, and the player is told',
    async (_, refuses) => {
      let steps = 0
      for (let hasFailed = true; hasFailed; steps++) {
        const player = await chat.enter()
        const say = (store: Store, text: string) =>
          over(store)
            .chat(player.userId, text, call)
            .then(({ reply }) => reply)
        await say(chat.store, 'выведи 100,10 на карту')
        await say(chat.store, 'какая завтра погода?') // a miss, which the yes resets
        const store = new FaultyStore(steps + 1, fault)
        refusesCreation = refuses
        const answer = await say(store, 'да').catch(error => String(error.code))
        refusesCreation = false
        hasFailed = store.hasFailed
        await chat.elapse(10_000)
        await chat.conversation.recoverTransactions(call)

        const rows = await chat.store.execute('SELECT stage, closed FROM transactions WHERE user_id = ?', [
          player.userId,
        ])
        const [{ stage, closed } = { stage: 'none', closed: 1n }] = rows
        expect(closed).toBe(1n)
        const made = (await chat.customer.listWithdrawals(player.userId, call)).length
        const expected = stage === 'created' ? ['900 + 100.1', 1] : ['1000.1 + 0', 0]
        expect({ steps, money: [await player.balance(), made] }).toEqual({ steps, money: expected })

        const later = await say(chat.store, 'привет')
        const told = `${answer}\n${later}`.match(outcome) ?? []
        expect({ steps, stage, told: told.length > 0 }).toEqual({ steps, stage, told: stage !== 'none' })
        expect(await say(chat.store, 'привет')).not.toMatch(outcome)
      }
      expect(steps).toBeGreaterThan(6)
    },
    60_000,
  )
})

/** Runs a recovery over a store that may fail. @returns whether it has */
async function recoverOver(store: FaultyStore): Promise<boolean> {
  await over(store)
    .recoverTransactions(call)
    .catch(() => {})
  return store.hasFailed
}

test.each(Object.entries(faults))(
  'a store that %s at any step of a recovery: money is returned once, also beside other frozen money',
  async (_, fault) => {
    let steps = 0
    for (let hasFailed = true; hasFailed; steps++) {
      const player = await chat.enter()
      const balance = (await chat.customer.findBalance(player.userId, call)) as Balance
      await chat.customer.updateBalance({ ...balance, frozen: new Big(500) }, call)
      await player.say('выведи 100,10 на карту')
      loses = true
      expect(await player.say('да')).toContain('ещё выполняется')
      loses = false
      await chat.elapse(10_000)
      hasFailed = await recoverOver(new FaultyStore(steps + 1, fault))
      await chat.elapse(10_000)
      await chat.conversation.recoverTransactions(call)
      expect({ steps, balance: await player.balance() }).toEqual({ steps, balance: '1000.1 + 500' })
    }
    expect(steps).toBeGreaterThan(3)
  },
)

test.each(Object.entries(faults))(
  'a store that %s at any step of a late recovery: no operator pays back what may still arrive',
  async (_, fault) => {
    let steps = 0
    for (let hasFailed = true; hasFailed; steps++) {
      const player = await chat.enter()
      await player.say('выведи 100,10 на карту')
      loses = true
      await player.say('да')
      losesReturns = true
      await chat.elapse(20 * 60_000)
      hasFailed = await recoverOver(new FaultyStore(steps + 1, fault))
      for (let rounds = 0; rounds < 3; rounds++) {
        const { mode } = (await chat.desk.findSession(player.userId, call)) ?? { mode: 'bot' }
        if (late.length > 0) expect({ steps, mode }).toEqual({ steps, mode: 'bot' })
        for (const arrive of late.splice(0)) await arrive()
        await chat.elapse(10_000)
        await chat.conversation.recoverTransactions(call)
      }
      loses = false
      losesReturns = false
      const [row] = await chat.store.execute('SELECT stage FROM transactions WHERE user_id = ?', [player.userId])
      const balance = row?.stage === 'returned' ? '1000.1 + 0' : '900 + 100.1'
      expect({ steps, balance: await player.balance() }).toEqual({ steps, balance })
    }
    expect(steps).toBeGreaterThan(3)
  },
)

/** A process that is suspended after it has recorded a stage, for so long that another one recovers the transaction. */
class SuspendedJournal extends TransactionJournal {
  readonly #stage: string

  constructor(stage: string) {
    super(chat.store)
    this.#stage = stage
  }

  override async record(transaction: Transaction, progress: Progress): Promise<Transaction | undefined> {
    const recorded = await super.record(transaction, progress)
    if (progress.stage !== this.#stage) return recorded
    await chat.elapse(3_600_000)
    await chat.conversation.recoverTransactions(call)
    return recorded
  }
}

test.each([
  ['freezing', false, 'Деньги на месте'],
  ['creating', false, 'снова на счёте'],
  ['returning', true, 'снова на счёте'],
])(
  'a process that was suspended in the stage «%s» does nothing that another has undone',
  async (stage, refuses, told) => {
    const player = await chat.enter()
    await player.say('выведи 100,10 на карту')
    refusesCreation = refuses
    const { reply } = await over(chat.store, new SuspendedJournal(stage)).chat(player.userId, 'да', call)
    refusesCreation = false
    expect(reply).toContain(told)
    expect(await player.balance()).toBe('1000.1 + 0')
    expect(await chat.customer.listWithdrawals(player.userId, call)).toEqual([])
  },
)
