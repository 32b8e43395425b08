import { describe, expect } from '@jest/globals'
import { beyondDouble, call, maxId, money, nextId, plain, withdrawal } from './records.contract.ts'
import type { Suite } from './suite.contract.ts'

export function testWithdrawals({ backend, it, newUser }: Suite): void {
  describe('withdrawals', () => {
    it('has none for a user who made none, and none of an unknown id', async () => {
      const { id: userId } = await newUser()
      expect(await backend.customer.listWithdrawals(userId, call)).toEqual([])
      expect(await backend.customer.findWithdrawal(nextId(), call)).toBeUndefined()
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
      for (const one of [completed, pending]) await backend.customer.createWithdrawal(one, call)
      expect((await backend.customer.listWithdrawals(userId, call)).map(plain)).toEqual([pending, completed].map(plain))
      expect(plain((await backend.customer.findWithdrawal(pending.id, call)) as object)).toEqual(plain(pending))
      expect(plain((await backend.customer.findWithdrawal(completed.id, call)) as object)).toEqual(plain(completed))
    })

    it('keeps withdrawal ids that no double holds', async () => {
      const { id: userId } = await newUser()
      for (const id of [beyondDouble, maxId]) {
        await backend.customer.createWithdrawal(withdrawal(userId, { id }), call)
        expect(await backend.customer.findWithdrawal(id, call)).toMatchObject({ id, userId })
      }
      expect(await backend.customer.findWithdrawal(beyondDouble - 1n, call)).toBeUndefined()
    })

    it('finds a withdrawal by its id whoever it belongs to', async () => {
      const [mine, theirs] = [await newUser(), await newUser()]
      const made = withdrawal(theirs.id)
      await backend.customer.createWithdrawal(made, call)
      expect(await backend.customer.findWithdrawal(made.id, call)).toMatchObject({ userId: theirs.id })
      expect(await backend.customer.listWithdrawals(mine.id, call)).toEqual([])
    })

    it('takes the same withdrawal twice as one, and another one under its id as an error', async () => {
      const { id: userId } = await newUser()
      const made = withdrawal(userId)
      await backend.customer.createWithdrawal(made, call)
      await backend.customer.createWithdrawal(made, call)
      const other = { ...made, method: 'wallet' as const }
      await expect(backend.customer.createWithdrawal(other, call)).rejects.toMatchObject({ code: 'backend_error' })
      expect((await backend.customer.listWithdrawals(userId, call)).map(plain)).toEqual([plain(made)])
    })
  })
}
