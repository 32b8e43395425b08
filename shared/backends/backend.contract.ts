import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import Big from 'big.js'
import type { Bet, Call, CustomerBackend, Id, OperatorDesk, User, Withdrawal } from './backend.ts'

/** A new, empty backend with both ports, and helpers for what the ports cannot do. */
export interface BackendUnderTest {
  customer: CustomerBackend
  desk: OperatorDesk
  /** The operator's side of the desk. */
  operator: {
    take(userId: Id, operatorId: Id): Promise<unknown>
    write(userId: Id, text: string): Promise<unknown>
    /** Ends the dialogue; harmless when there is none. */
    close(userId: Id): Promise<unknown>
    /** The user's messages since the session began, oldest first. */
    userTexts(userId: Id): Promise<string[]>
  }
  /** Creates a user with the given id. */
  seedUser(user: { id: Id; username: string }): Promise<unknown>
  close(): Promise<unknown>
}

export interface ContractOptions {
  name: string
  create(): Promise<BackendUnderTest>
  /** Tests (by title) that the implementation cannot pass, each with the reason. */
  skip?: { reason: string; tests: string[] }[]
}

const call: Call = { requestId: 'contract' }
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA'
const maxId = 9223372036854775807n
const beyondDouble = 9007199254740993n // 2^53 + 1
const money = (text: string) => new Big(text)
const numeric = (value: unknown) => (value instanceof Big ? value.toFixed() : value)
/** A record in comparable form: money as text, because equal Bigs may differ internally, and times as instants. */
const plain = (record: object) =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      /At$/.test(key) ? new Date(value).toISOString() : numeric(value),
    ]),
  )

/** Tests one implementation against the semantics of backend.ts. */
export function testBackend({ name, create, skip = [] }: ContractOptions): void {
  const titles = new Set<string>()
  let backend: BackendUnderTest
  let customer: CustomerBackend
  let desk: OperatorDesk
  let operator: BackendUnderTest['operator']
  let inDialogue: Id[] = []
  let serial = 100

  const it = (title: string, run: () => Promise<void>) => {
    titles.add(title)
    const reason = skip.find(({ tests }) => tests.includes(title))?.reason
    if (reason === undefined) test(title, run)
    else test.skip(`${title} (skipped: ${reason})`, run)
  }

  const nextId = () => BigInt(serial++)
  const newUser = async (username = `player-${nextId()}`): Promise<User> => {
    await customer.createUser({ username, email: 'player@example.com', password: passwordHash }, call)
    return (await customer.findUser(username, call)) as User
  }
  const talker = async () => {
    const { id } = await newUser()
    inDialogue.push(id)
    return id
  }
  const bet = (userId: Id, changes: Partial<Bet> = {}): Bet => ({
    id: nextId(),
    userId,
    amount: money('10'),
    eventType: 'football',
    eventName: 'Спартак — Зенит',
    status: 'pending',
    winAmount: money('0'),
    createdAt: '2026-02-23T12:34:56Z',
    ...changes,
  })
  const withdrawal = (userId: Id, changes: Partial<Withdrawal> = {}): Withdrawal => ({
    id: nextId(),
    userId,
    amount: money('50'),
    method: 'card',
    status: 'pending',
    createdAt: '2026-02-23T12:34:56Z',
    ...changes,
  })
  const idsOf = (records: { id: Id }[]) => records.map(({ id }) => id)

  describe(name, () => {
    beforeAll(async () => {
      backend = await create()
      ;({ customer, desk, operator } = backend)
    })
    afterEach(async () => {
      for (const userId of inDialogue) await operator.close(userId)
      inDialogue = []
    })
    afterAll(() => backend?.close())

    it('answers a ping on both contours', async () => {
      await expect(customer.ping(call)).resolves.toBeUndefined()
      await expect(desk.ping(call)).resolves.toBeUndefined()
    })

    describe('users', () => {
      it('finds a created user with the hash it was given', async () => {
        await customer.createUser({ username: 'anna', email: 'a@example.com', password: passwordHash }, call)
        const user = await customer.findUser('anna', call)
        expect(user).toEqual({ id: expect.any(BigInt), username: 'anna', passwordHash })
      })

      it('has no user of an unknown name', async () => {
        expect(await customer.findUser('nobody', call)).toBeUndefined()
      })

      it('refuses a name that is taken and keeps the first user', async () => {
        const first = await newUser('taken')
        const again = { username: 'taken', email: '', password: `${passwordHash}other` }
        await expect(customer.createUser(again, call)).rejects.toMatchObject({ code: 'user_exists' })
        expect(await customer.findUser('taken', call)).toEqual(first)
      })

      it('tells names apart by case', async () => {
        const [lower, upper] = [await newUser('case'), await newUser('CASE')]
        expect(lower.id).not.toBe(upper.id)
      })

      it('takes names with characters that mean something in a URL or JSON', async () => {
        const names = [
          'a/b',
          'a%2Fb',
          'a?b#c',
          'a&b=c',
          'a+b',
          'a;b',
          '"a"',
          'a\\b',
          "o'brien",
          '...',
          '%',
          'ünï',
          'игрок',
          '玩家',
          '🎲🎲',
        ]
        const ids = new Set<Id>()
        for (const username of names) {
          const user = await newUser(username)
          expect(user).toMatchObject({ username })
          ids.add(user.id)
        }
        expect(ids.size).toBe(names.length)
      })

      it('lets exactly one of 20 simultaneous registrations of a name win', async () => {
        const user = { username: 'race', email: 'r@example.com', password: passwordHash }
        const results = await Promise.allSettled(Array.from({ length: 20 }, () => customer.createUser(user, call)))
        const losers = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
        expect(losers.map(({ code }) => code)).toEqual(Array(19).fill('user_exists'))
      })

      it('keeps user ids that no double holds, everywhere they travel', async () => {
        for (const [id, username] of [
          [beyondDouble, 'odd'],
          [maxId, 'max'],
        ] as const) {
          await backend.seedUser({ id, username })
          inDialogue.push(id)
          expect(await customer.findUser(username, call)).toMatchObject({ id })
          expect(await customer.createBalance(id, call)).toMatchObject({ userId: id })
          expect(await customer.findBalance(id, call)).toMatchObject({ userId: id })
          await customer.createBet(bet(id), call)
          expect(await customer.listBets(id, 5, call)).toMatchObject([{ userId: id }])
          await customer.createWithdrawal(withdrawal(id), call)
          expect(await customer.listWithdrawals(id, call)).toMatchObject([{ userId: id }])
          await desk.requestOperator(id, 'hello', call)
          await operator.take(id, id)
          expect(await desk.findSession(id, call)).toMatchObject({ userId: id, operatorId: id })
        }
        expect(await customer.findBalance(beyondDouble - 1n, call)).toBeUndefined()
      })
    })

    describe('balances', () => {
      it('has none until one is created, and then an empty one', async () => {
        const { id: userId } = await newUser()
        expect(await customer.findBalance(userId, call)).toBeUndefined()
        const created = await customer.createBalance(userId, call)
        expect(plain(created)).toMatchObject({ userId, amount: '0', frozen: '0' })
        expect(plain((await customer.findBalance(userId, call)) as object)).toEqual(plain(created))
      })

      it('keeps a balance that a second creation finds', async () => {
        const { id: userId } = await newUser()
        const balance = await customer.createBalance(userId, call)
        await customer.updateBalance({ ...balance, amount: money('7.50') }, call)
        expect(plain(await customer.createBalance(userId, call))).toMatchObject({ id: balance.id, amount: '7.5' })
      })

      it('keeps amount and frozen digit for digit', async () => {
        const { id: userId } = await newUser()
        const balance = await customer.createBalance(userId, call)
        for (const [amount, frozen] of [
          [money('0.1').plus('0.2'), money('0')],
          [money('123.45').minus('23.4'), money('23.4')],
          [money('90071992547409.93'), money('12345678901234567890.12')],
          [money('-5.05'), money('0.01')],
          [money('1e21'), money('0')],
        ] as const) {
          await customer.updateBalance({ ...balance, amount, frozen }, call)
          expect(plain((await customer.findBalance(userId, call)) as object)).toMatchObject({
            amount: amount.toFixed(),
            frozen: frozen.toFixed(),
          })
        }
      })

      it('keeps the keys that the guide does not name', async () => {
        const { id: userId } = await newUser()
        const balance = await customer.createBalance(userId, call)
        const extra = { ...balance.extra, bonus: { points: 15, tier: 'gold' }, note: null }
        await customer.updateBalance({ ...balance, extra }, call)
        expect(await customer.findBalance(userId, call)).toMatchObject({ extra })
      })

      it('fails to update a balance that is not there', async () => {
        const { id: userId } = await newUser()
        const balance = {
          id: nextId(),
          userId,
          amount: money('1'),
          frozen: money('0'),
          updatedAt: '2026-02-23T12:34:56Z',
        }
        await expect(customer.updateBalance(balance, call)).rejects.toMatchObject({ code: 'backend_error' })
        expect(await customer.findBalance(userId, call)).toBeUndefined()
      })
    })

    describe('bets', () => {
      it('has none for a user who made none', async () => {
        const { id: userId } = await newUser()
        expect(await customer.listBets(userId, 5, call)).toEqual([])
        expect(await customer.listBetsBetween(userId, new Date(0), new Date('2100-01-01'), call)).toEqual([])
      })

      it('returns a bet as it was created', async () => {
        const { id: userId } = await newUser()
        const made = bet(userId, {
          amount: money('0.3'),
          status: 'win',
          winAmount: money('100.05'),
          eventName: '«A» & "B" 🎾',
        })
        await customer.createBet(made, call)
        expect((await customer.listBets(userId, 5, call)).map(plain)).toEqual([plain(made)])
      })

      it('keeps bet ids that no double holds', async () => {
        const { id: userId } = await newUser()
        for (const id of [beyondDouble, maxId]) await customer.createBet(bet(userId, { id }), call)
        expect(new Set(idsOf(await customer.listBets(userId, 5, call)))).toEqual(new Set([beyondDouble, maxId]))
      })

      it('lists the newest first, whatever order and form of time they came in, up to the limit', async () => {
        const { id: userId } = await newUser()
        const times = [
          '2026-02-02T00:00:00Z',
          '2026-02-04T00:00:00.250Z',
          '2026-02-04T02:00:00+03:00',
          '2026-02-01T00:00:00Z',
        ]
        const made = times.map(createdAt => bet(userId, { createdAt }))
        for (const one of made) await customer.createBet(one, call)
        const newestFirst = [1, 2, 0, 3].map(index => made[index]?.id)
        expect(idsOf(await customer.listBets(userId, 20, call))).toEqual(newestFirst)
        expect(idsOf(await customer.listBets(userId, 2, call))).toEqual(newestFirst.slice(0, 2))
      })

      it('takes a range with its start and without its end', async () => {
        const { id: userId } = await newUser()
        const times = [
          '2026-01-31T23:59:59.999Z',
          '2026-02-01T00:00:00Z',
          '2026-02-14T12:00:00Z',
          '2026-02-15T00:00:00Z',
        ]
        const made = times.map(createdAt => bet(userId, { createdAt }))
        for (const one of made) await customer.createBet(one, call)
        const [start, end] = [new Date('2026-02-01T00:00:00Z'), new Date('2026-02-15T00:00:00Z')]
        expect(idsOf(await customer.listBetsBetween(userId, start, end, call))).toEqual([made[2]?.id, made[1]?.id])
        expect(await customer.listBetsBetween(userId, start, start, call)).toEqual([])
      })

      it("does not show another user's bets", async () => {
        const [mine, theirs] = [await newUser(), await newUser()]
        await customer.createBet(bet(theirs.id), call)
        expect(await customer.listBets(mine.id, 5, call)).toEqual([])
      })

      it('takes the same bet twice as one, and another one under its id as an error', async () => {
        const { id: userId } = await newUser()
        const made = bet(userId)
        await customer.createBet(made, call)
        await customer.createBet({ ...made, amount: money('10.00') }, call)
        const other = { ...made, amount: money('11') }
        await expect(customer.createBet(other, call)).rejects.toMatchObject({ code: 'backend_error' })
        expect((await customer.listBets(userId, 5, call)).map(plain)).toEqual([plain(made)])
      })
    })

    describe('withdrawals', () => {
      it('has none for a user who made none, and none of an unknown id', async () => {
        const { id: userId } = await newUser()
        expect(await customer.listWithdrawals(userId, call)).toEqual([])
        expect(await customer.findWithdrawal(nextId(), call)).toBeUndefined()
      })

      it('returns a withdrawal as it was created, pending or processed', async () => {
        const { id: userId } = await newUser()
        const pending = withdrawal(userId, { amount: money('1234.56') })
        const completed = withdrawal(userId, {
          method: 'wallet',
          status: 'completed',
          createdAt: '2026-02-20T09:00:00Z',
          processedAt: '2026-02-20T10:30:00Z',
        })
        for (const one of [completed, pending]) await customer.createWithdrawal(one, call)
        expect((await customer.listWithdrawals(userId, call)).map(plain)).toEqual([pending, completed].map(plain))
        expect(plain((await customer.findWithdrawal(pending.id, call)) as object)).toEqual(plain(pending))
        expect(plain((await customer.findWithdrawal(completed.id, call)) as object)).toEqual(plain(completed))
      })

      it('keeps withdrawal ids that no double holds', async () => {
        const { id: userId } = await newUser()
        for (const id of [beyondDouble, maxId]) {
          await customer.createWithdrawal(withdrawal(userId, { id }), call)
          expect(await customer.findWithdrawal(id, call)).toMatchObject({ id, userId })
        }
        expect(await customer.findWithdrawal(beyondDouble - 1n, call)).toBeUndefined()
      })

      it('finds a withdrawal by its id whoever it belongs to', async () => {
        const [mine, theirs] = [await newUser(), await newUser()]
        const made = withdrawal(theirs.id)
        await customer.createWithdrawal(made, call)
        expect(await customer.findWithdrawal(made.id, call)).toMatchObject({ userId: theirs.id })
        expect(await customer.listWithdrawals(mine.id, call)).toEqual([])
      })

      it('takes the same withdrawal twice as one, and another one under its id as an error', async () => {
        const { id: userId } = await newUser()
        const made = withdrawal(userId)
        await customer.createWithdrawal(made, call)
        await customer.createWithdrawal(made, call)
        const other = { ...made, method: 'wallet' as const }
        await expect(customer.createWithdrawal(other, call)).rejects.toMatchObject({ code: 'backend_error' })
        expect((await customer.listWithdrawals(userId, call)).map(plain)).toEqual([plain(made)])
      })
    })

    describe('operator desk', () => {
      it('has no session until an operator is asked for', async () => {
        expect(await desk.findSession(await talker(), call)).toBeUndefined()
      })

      it('queues first come, first served, and moves the rest up', async () => {
        const [first, second, third] = [await talker(), await talker(), await talker()]
        for (const [index, userId] of [first, second, third].entries()) {
          const session = await desk.requestOperator(userId, 'help', call)
          expect(session).toMatchObject({ userId, mode: 'waiting_operator', queuePosition: index + 1 })
        }
        await operator.take(first, 501n)
        expect(await desk.findSession(second, call)).toMatchObject({ queuePosition: 1 })
        await operator.close(second)
        expect(await desk.findSession(third, call)).toMatchObject({ mode: 'waiting_operator', queuePosition: 1 })
      })

      it('keeps the place in the queue of one who asks again or writes', async () => {
        const [first, second] = [await talker(), await talker()]
        await desk.requestOperator(first, 'help', call)
        await desk.requestOperator(second, 'help', call)
        expect(await desk.requestOperator(first, 'anybody?', call)).toMatchObject({ queuePosition: 1 })
        expect(await desk.sendUserMessage(first, 'hello?', call)).toMatchObject({
          mode: 'waiting_operator',
          queuePosition: 1,
        })
      })

      it('puts one user into the queue once, however often an operator is asked for at once', async () => {
        const [first, second] = [await talker(), await talker()]
        await Promise.all(Array.from({ length: 10 }, () => desk.requestOperator(first, 'help', call)))
        expect(await desk.requestOperator(second, 'help', call)).toMatchObject({ queuePosition: 2 })
      })

      it('carries a dialogue from the request to its end', async () => {
        const userId = await talker()
        await desk.requestOperator(userId, 'Где мой вывод? 💸', call)
        await operator.take(userId, 501n)
        const taken = await desk.findSession(userId, call)
        expect(taken).toMatchObject({ userId, mode: 'operator', operatorId: 501n })
        expect(taken?.queuePosition).toBeUndefined()

        await operator.write(userId, 'Здравствуйте!')
        await operator.write(userId, 'Проверяю «№17»')
        expect(await desk.findSession(userId, call)).toMatchObject({ lastOperatorText: 'Проверяю «№17»' })
        const answer = await desk.sendUserMessage(userId, 'спасибо\n"жду"', call)
        expect(answer).toMatchObject({ mode: 'operator', operatorId: 501n, lastOperatorText: 'Проверяю «№17»' })
        expect(await operator.userTexts(userId)).toEqual(['Где мой вывод? 💸', 'спасибо\n"жду"'])

        await operator.close(userId)
        expect((await desk.findSession(userId, call))?.mode ?? 'bot').toBe('bot')
        expect(await desk.sendUserMessage(userId, 'вы тут?', call)).toMatchObject({ userId, mode: 'bot' })
      })

      it('begins a new session without what the last operator wrote', async () => {
        const userId = await talker()
        await desk.requestOperator(userId, 'one', call)
        await operator.take(userId, 501n)
        await operator.write(userId, 'bye')
        await operator.close(userId)
        const again = await desk.requestOperator(userId, 'two', call)
        expect(again).toMatchObject({ userId, mode: 'waiting_operator' })
        expect(again.lastOperatorText).toBeUndefined()
        expect(again.operatorId).toBeUndefined()
        expect(await operator.userTexts(userId)).toEqual(['two'])
      })

      it('lets an operator begin a dialogue unasked', async () => {
        const userId = await talker()
        await operator.take(userId, 502n)
        expect(await desk.findSession(userId, call)).toMatchObject({ mode: 'operator', operatorId: 502n })
      })

      it('takes a user out of the queue', async () => {
        const [first, second] = [await talker(), await talker()]
        await desk.requestOperator(first, 'help', call)
        await desk.requestOperator(second, 'help', call)
        await desk.endSession?.(first, call)
        expect(await desk.findSession(first, call)).toBeUndefined()
        expect(await desk.findSession(second, call)).toMatchObject({ queuePosition: 1 })
      })
    })

    test('skips only tests that exist', () => {
      expect(skip.flatMap(({ tests }) => tests).filter(title => !titles.has(title))).toEqual([])
    })
  })
}
