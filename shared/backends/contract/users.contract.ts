import { describe, expect } from '@jest/globals'
import type { Id } from '../backend.ts'
import { bet, beyondDouble, call, maxId, passwordHash, withdrawal } from './records.contract.ts'
import type { Suite } from './suite.contract.ts'

export function testUsers({ backend, closeDialogueAfter, it, newUser }: Suite): void {
  describe('users', () => {
    it('finds a created user with the hash it was given', async () => {
      await backend.customer.createUser({ username: 'anna', email: 'a@example.com', password: passwordHash }, call)
      const user = await backend.customer.findUser('anna', call)
      expect(user).toEqual({ id: expect.any(BigInt), username: 'anna', passwordHash })
    })

    it('has no user of an unknown name', async () => {
      expect(await backend.customer.findUser('nobody', call)).toBeUndefined()
    })

    it('refuses a name that is taken and keeps the first user', async () => {
      const first = await newUser('taken')
      const again = { username: 'taken', email: '', password: `${passwordHash}other` }
      await expect(backend.customer.createUser(again, call)).rejects.toMatchObject({ code: 'user_exists' })
      expect(await backend.customer.findUser('taken', call)).toEqual(first)
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
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => backend.customer.createUser(user, call)),
      )
      const losers = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
      expect(losers.map(({ code }) => code)).toEqual(Array(19).fill('user_exists'))
    })

    it('keeps user ids that no double holds, everywhere they travel', async () => {
      for (const [id, username] of [
        [beyondDouble, 'odd'],
        [maxId, 'max'],
      ] as const) {
        await backend.seedUser({ id, username })
        closeDialogueAfter(id)
        expect(await backend.customer.findUser(username, call)).toMatchObject({ id })
        expect(await backend.customer.createBalance(id, call)).toMatchObject({ userId: id })
        expect(await backend.customer.findBalance(id, call)).toMatchObject({ userId: id })
        await backend.customer.createBet(bet(id), call)
        expect(await backend.customer.listBets(id, 5, call)).toMatchObject([{ userId: id }])
        await backend.customer.createWithdrawal(withdrawal(id), call)
        expect(await backend.customer.listWithdrawals(id, call)).toMatchObject([{ userId: id }])
        await backend.desk.requestOperator(id, 'hello', call)
        await backend.operator.take(id, id)
        expect(await backend.desk.findSession(id, call)).toMatchObject({ userId: id, operatorId: id })
      }
      expect(await backend.customer.findBalance(beyondDouble - 1n, call)).toBeUndefined()
    })
  })
}
