import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Id, User } from './backend.ts'
import { testBalances } from './contract/balances.contract.ts'
import { testBets } from './contract/bets.contract.ts'
import { testDesk } from './contract/desk.contract.ts'
import { call, nextId, passwordHash } from './contract/records.contract.ts'
import type { BackendUnderTest, Suite } from './contract/suite.contract.ts'
import { testUsers } from './contract/users.contract.ts'
import { testWithdrawals } from './contract/withdrawals.contract.ts'

export type { BackendUnderTest } from './contract/suite.contract.ts'

export interface ContractOptions {
  name: string
  create(): Promise<BackendUnderTest>
  /** Tests (by title) that the implementation cannot pass, each with the reason. */
  skip?: { reason: string; tests: string[] }[]
}

/** Tests one implementation against the semantics of backend.ts. */
export function testBackend({ name, create, skip = [] }: ContractOptions): void {
  const titles = new Set<string>()
  const backend = {} as BackendUnderTest
  let inDialogue: Id[] = []

  const it = (title: string, run: () => Promise<void>) => {
    titles.add(title)
    const reason = skip.find(({ tests }) => tests.includes(title))?.reason
    if (reason === undefined) test(title, run)
    else test.skip(`${title} (skipped: ${reason})`, run)
  }
  const newUser = async (username = `player-${nextId()}`): Promise<User> => {
    await backend.customer.createUser({ username, email: 'player@example.com', password: passwordHash }, call)
    return (await backend.customer.findUser(username, call)) as User
  }
  const closeDialogueAfter = (userId: Id) => void inDialogue.push(userId)
  const talker = async () => {
    const { id } = await newUser()
    closeDialogueAfter(id)
    return id
  }
  const suite: Suite = { backend, it, newUser, talker, closeDialogueAfter }

  describe(name, () => {
    beforeAll(async () => {
      Object.assign(backend, await create())
    })
    afterEach(async () => {
      for (const userId of inDialogue) await backend.operator.close(userId)
      inDialogue = []
    })
    afterAll(() => backend.close?.())

    it('answers a ping on both contours', async () => {
      await expect(backend.customer.ping(call)).resolves.toBeUndefined()
      await expect(backend.desk.ping(call)).resolves.toBeUndefined()
    })
    testUsers(suite)
    testBalances(suite)
    testBets(suite)
    testWithdrawals(suite)
    testDesk(suite)

    test('skips only tests that exist', () => {
      expect(skip.flatMap(({ tests }) => tests).filter(title => !titles.has(title))).toEqual([])
    })
  })
}
