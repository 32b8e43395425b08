import { describe, expect } from '@jest/globals'
import { call } from './records.contract.ts'
import type { Suite } from './suite.contract.ts'

export function testDesk({ backend, it, talker }: Suite): void {
  describe('operator desk', () => {
    it('has no session until an operator is asked for', async () => {
      expect(await backend.desk.findSession(await talker(), call)).toBeUndefined()
    })

    it('queues first come, first served, and moves the rest up', async () => {
      const [first, second, third] = [await talker(), await talker(), await talker()]
      for (const [index, userId] of [first, second, third].entries()) {
        const session = await backend.desk.requestOperator(userId, 'help', call)
        expect(session).toMatchObject({ userId, mode: 'waiting_operator', queuePosition: index + 1 })
      }
      await backend.operator.take(first, 501n)
      expect(await backend.desk.findSession(second, call)).toMatchObject({ queuePosition: 1 })
      await backend.operator.close(second)
      expect(await backend.desk.findSession(third, call)).toMatchObject({ mode: 'waiting_operator', queuePosition: 1 })
    })

    it('keeps the place in the queue of one who asks again or writes', async () => {
      const [first, second] = [await talker(), await talker()]
      await backend.desk.requestOperator(first, 'help', call)
      await backend.desk.requestOperator(second, 'help', call)
      expect(await backend.desk.requestOperator(first, 'anybody?', call)).toMatchObject({ queuePosition: 1 })
      expect(await backend.desk.sendUserMessage(first, 'hello?', call)).toMatchObject({
        mode: 'waiting_operator',
        queuePosition: 1,
      })
    })

    it('puts one user into the queue once, however often an operator is asked for at once', async () => {
      const [first, second] = [await talker(), await talker()]
      await Promise.all(Array.from({ length: 10 }, () => backend.desk.requestOperator(first, 'help', call)))
      expect(await backend.desk.requestOperator(second, 'help', call)).toMatchObject({ queuePosition: 2 })
    })

    it('carries a dialogue from the request to its end', async () => {
      const userId = await talker()
      await backend.desk.requestOperator(userId, 'Где мой вывод? 💸', call)
      await backend.operator.take(userId, 501n)
      const taken = await backend.desk.findSession(userId, call)
      expect(taken).toMatchObject({ userId, mode: 'operator', operatorId: 501n })
      expect(taken?.queuePosition).toBeUndefined()

      await backend.operator.write(userId, 'Здравствуйте!')
      await backend.operator.write(userId, 'Проверяю «№17»')
      expect(await backend.desk.findSession(userId, call)).toMatchObject({ lastOperatorText: 'Проверяю «№17»' })
      const answer = await backend.desk.sendUserMessage(userId, 'спасибо\n"жду"', call)
      expect(answer).toMatchObject({ mode: 'operator', operatorId: 501n, lastOperatorText: 'Проверяю «№17»' })
      expect(await backend.operator.userTexts(userId)).toEqual(['Где мой вывод? 💸', 'спасибо\n"жду"'])

      await backend.operator.close(userId)
      expect((await backend.desk.findSession(userId, call))?.mode ?? 'bot').toBe('bot')
      expect(await backend.desk.sendUserMessage(userId, 'вы тут?', call)).toMatchObject({ userId, mode: 'bot' })
    })

    it('begins a new session without what the last operator wrote', async () => {
      const userId = await talker()
      await backend.desk.requestOperator(userId, 'one', call)
      await backend.operator.take(userId, 501n)
      await backend.operator.write(userId, 'bye')
      await backend.operator.close(userId)
      const again = await backend.desk.requestOperator(userId, 'two', call)
      expect(again).toMatchObject({ userId, mode: 'waiting_operator' })
      expect(again.lastOperatorText).toBeUndefined()
      expect(again.operatorId).toBeUndefined()
      expect(await backend.operator.userTexts(userId)).toEqual(['two'])
    })

    it('lets an operator begin a dialogue unasked', async () => {
      const userId = await talker()
      await backend.operator.take(userId, 502n)
      expect(await backend.desk.findSession(userId, call)).toMatchObject({ mode: 'operator', operatorId: 502n })
    })

    it('takes a user out of the queue', async () => {
      const [first, second] = [await talker(), await talker()]
      await backend.desk.requestOperator(first, 'help', call)
      await backend.desk.requestOperator(second, 'help', call)
      await backend.desk.endSession?.(first, call)
      expect(await backend.desk.findSession(first, call)).toBeUndefined()
      expect(await backend.desk.findSession(second, call)).toMatchObject({ queuePosition: 1 })
    })
  })
}
