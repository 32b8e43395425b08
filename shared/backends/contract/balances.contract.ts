import { describe, expect } from '@jest/globals'
import { call, money, nextId, plain } from './records.contract.ts'
import type { Suite } from './suite.contract.ts'

export function testBalances({ backend, it, newUser }: Suite): void {
  describe('balances', () => {
    it('has none until one is created, and then an empty one', async () => {
      const { id: userId } = await newUser()
      expect(await backend.customer.findBalance(userId, call)).toBeUndefined()
      const created = await backend.customer.createBalance(userId, call)
      expect(plain(created)).toMatchObject({ userId, amount: '0', frozen: '0' })
      expect(plain((await backend.customer.findBalance(userId, call)) as object)).toEqual(plain(created))
    })

    it('keeps a balance that a second creation finds', async () => {
      const { id: userId } = await newUser()
      const balance = await backend.customer.createBalance(userId, call)
      await backend.customer.updateBalance({ ...balance, amount: money('7.50') }, call)
      expect(plain(await backend.customer.createBalance(userId, call))).toMatchObject({ id: balance.id, amount: '7.5' })
    })

    it('keeps amount and frozen digit for digit', async () => {
      const { id: userId } = await newUser()
      const balance = await backend.customer.createBalance(userId, call)
      for (const [amount, frozen] of [
        [money('0.1').plus('0.2'), money('0')],
        [money('123.45').minus('23.4'), money('23.4')],
        [money('90071992547409.93'), money('12345678901234567890.12')],
        [money('-5.05'), money('0.01')],
        [money('1e21'), money('0')],
      ] as const) {
        await backend.customer.updateBalance({ ...balance, amount, frozen }, call)
        expect(plain((await backend.customer.findBalance(userId, call)) as object)).toMatchObject({
          amount: amount.toFixed(),
          frozen: frozen.toFixed(),
        })
      }
    })

    it('keeps the keys that the guide does not name', async () => {
      const { id: userId } = await newUser()
      const balance = await backend.customer.createBalance(userId, call)
      const extra = { ...balance.extra, bonus: { points: 15, tier: 'gold' }, note: null }
      await backend.customer.updateBalance({ ...balance, extra }, call)
      expect(await backend.customer.findBalance(userId, call)).toMatchObject({ extra })
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
      await expect(backend.customer.updateBalance(balance, call)).rejects.toMatchObject({ code: 'backend_error' })
      expect(await backend.customer.findBalance(userId, call)).toBeUndefined()
    })
  })
}
