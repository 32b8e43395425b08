import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openStore } from '../../store/open-store.ts'
import { tempFolder } from '../../testing/temp-folder.ts'
import { createDbCustomer } from './db-customer.ts'

const now = Date.parse('2026-02-23T12:00:00Z')
const call = { requestId: 'demo' }

test('new users of a demo stand find a balance, bets and withdrawals of their own, dated before now', async () => {
  const folder = tempFolder()
  const store = await openStore({ kind: 'file', path: join(folder.path, 'x.db') })
  const customer = createDbCustomer(store, { now: () => now, demoData: true })
  for (const username of ['anna', 'boris']) {
    await customer.createUser({ username, email: '', password: '$argon2id$' }, call)
    const id = (await customer.findUser(username, call))?.id ?? 0n
    expect((await customer.findBalance(id, call))?.amount.toFixed()).toBe('15250.75')

    const bets = await customer.listBets(id, 20, call)
    expect(bets.map(bet => bet.status)).toEqual(['pending', 'win', 'lose', 'win', 'lose', 'win', 'lose'])
    const withdrawals = await customer.listWithdrawals(id, call)
    expect(withdrawals.map(({ id }) => id)).toEqual([1n, 2n, 3n, 4n].map(digit => id * 100n + digit))
    for (const { createdAt, processedAt = createdAt } of withdrawals) {
      expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.parse(processedAt))
      expect(Date.parse(processedAt)).toBeLessThan(now)
    }
  }
  await store.close()
  folder.remove()
})
