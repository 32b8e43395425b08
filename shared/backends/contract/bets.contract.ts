import { describe, expect } from '@jest/globals'
import { bet, beyondDouble, call, idsOf, maxId, money, plain } from './records.contract.ts'
import type { Suite } from './suite.contract.ts'

export function testBets({ backend, it, newUser }: Suite): void {
  describe('bets', () => {
    it('has none for a user who made none', async () => {
      const { id: userId } = await newUser()
      expect(await backend.customer.listBets(userId, 5, call)).toEqual([])
      expect(await backend.customer.listBetsBetween(userId, new Date(0), new Date('2100-01-01'), call)).toEqual([])
    })

    it('returns a bet as it was created', async () => {
      const { id: userId } = await newUser()
      const made = bet(userId, {
        amount: money('0.3'),
        status: 'win',
        winAmount: money('100.05'),
        eventName: '«A» & "B" 🎾',
      })
      await backend.customer.createBet(made, call)
      expect((await backend.customer.listBets(userId, 5, call)).map(plain)).toEqual([plain(made)])
    })

    it('keeps bet ids that no double holds', async () => {
      const { id: userId } = await newUser()
      for (const id of [beyondDouble, maxId]) await backend.customer.createBet(bet(userId, { id }), call)
      expect(new Set(idsOf(await backend.customer.listBets(userId, 5, call)))).toEqual(new Set([beyondDouble, maxId]))
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
      for (const one of made) await backend.customer.createBet(one, call)
      const newestFirst = [1, 2, 0, 3].map(index => made[index]?.id)
      expect(idsOf(await backend.customer.listBets(userId, 20, call))).toEqual(newestFirst)
      expect(idsOf(await backend.customer.listBets(userId, 2, call))).toEqual(newestFirst.slice(0, 2))
    })

    it('takes a range with its start and without its end', async () => {
      const { id: userId } = await newUser()
      const times = ['2026-01-31T23:59:59.999Z', '2026-02-01T00:00:00Z', '2026-02-14T12:00:00Z', '2026-02-15T00:00:00Z']
      const made = times.map(createdAt => bet(userId, { createdAt }))
      for (const one of made) await backend.customer.createBet(one, call)
      const [start, end] = [new Date('2026-02-01T00:00:00Z'), new Date('2026-02-15T00:00:00Z')]
      expect(idsOf(await backend.customer.listBetsBetween(userId, start, end, call))).toEqual([
        made[2]?.id,
        made[1]?.id,
      ])
      expect(await backend.customer.listBetsBetween(userId, start, start, call)).toEqual([])
    })

    it("does not show another user's bets", async () => {
      const [mine, theirs] = [await newUser(), await newUser()]
      await backend.customer.createBet(bet(theirs.id), call)
      expect(await backend.customer.listBets(mine.id, 5, call)).toEqual([])
    })

    it('takes the same bet twice as one, and another one under its id as an error', async () => {
      const { id: userId } = await newUser()
      const made = bet(userId)
      await backend.customer.createBet(made, call)
      await backend.customer.createBet({ ...made, amount: money('10.00') }, call)
      const other = { ...made, amount: money('11') }
      await expect(backend.customer.createBet(other, call)).rejects.toMatchObject({ code: 'backend_error' })
      expect((await backend.customer.listBets(userId, 5, call)).map(plain)).toEqual([plain(made)])
    })
  })
}
