import { afterEach, expect, jest, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import { call } from '../../testing/backend/call.ts'
import { someUser } from '../../testing/backend/rest-backend.ts'

const { backend } = useAnsweringBackend()
const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
afterEach(() => {
  warn.mockClear()
})

type Customer = Awaited<ReturnType<typeof backend>>['customer']

const lookUp = async (customer: Customer, names: string[]) => {
  for (const name of names) await customer.findUser(name, call)
}
const nobodies = Array.from({ length: 30 }, (_, at) => `nobody-${at}`)

test('a backend in which nobody is found is reported once, without the names', async () => {
  const { customer } = await backend({})
  await lookUp(customer, nobodies.slice(0, 9))
  expect(warn).not.toHaveBeenCalled()
  await lookUp(customer, nobodies.slice(9))
  expect(warn.mock.calls).toEqual([
    [
      expect.stringMatching(/^auth\.user\.get_by_username found none of the first 10 users: .*AUTH_REST_ENDPOINT/),
      { request_id: call.requestId, operation: 'auth.user.get_by_username' },
    ],
  ])
  expect(JSON.stringify(warn.mock.calls)).not.toContain('nobody')
})

test.each([
  ['found', '{"id":1,"password":"a hash"}', (customer: Customer) => customer.findUser('anna', call)],
  ['created', 404, (customer: Customer) => customer.createUser(someUser, call)],
])('once somebody is %s, mistyped names are only that', async (_, anna, meet) => {
  const { customer } = await backend({ 'GET /users/by-username/anna': anna, 'POST /users': 201 })
  await lookUp(customer, nobodies.slice(0, 9))
  await meet(customer)
  await lookUp(customer, nobodies)
  expect(warn).not.toHaveBeenCalled()
})
