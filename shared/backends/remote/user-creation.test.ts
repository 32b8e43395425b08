import { expect, jest, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { posted, useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import { call } from '../../testing/backend/call.ts'
import { someUser } from '../../testing/backend/rest-backend.ts'

const { backend, cleanups } = useAnsweringBackend()

test('a name that is taken is not sent to a backend that would take it twice', async () => {
  const { peer, customer } = await backend({ 'GET /users/by-username/anna': '{"id":1}', 'POST /users': 201 })
  await expect(customer.createUser(someUser, call)).rejects.toMatchObject({ code: 'user_exists' })
  expect(posted(peer.received)).toEqual([])
})

test.each([400, 409, 422, 500])('a name taken between look-up and creation is told by %i', async status => {
  const { customer } = await backend({ 'GET /users/by-username/anna': [404, '{"id":1}'], 'POST /users': status })
  await expect(customer.createUser(someUser, call)).rejects.toMatchObject({ code: 'user_exists' })
})

test('409 for a free name: something else is taken', async () => {
  const { customer, warnings } = await refusingWith(409)
  await expect(customer.createUser(someUser, call)).rejects.toMatchObject({
    code: 'user_exists',
    message: 'The username or the e-mail is taken',
  })
  expect(warnings).toEqual([[expect.stringMatching(/refused with 409 for a username that is free/), logged(409)]])
})

test.each([400, 422])(
  '%i for a free name: the data are not accepted, and the log says why that may be',
  async status => {
    const { customer, warnings } = await refusingWith(status)
    await expect(customer.createUser(someUser, call)).rejects.toMatchObject({
      code: 'invalid_input',
      status: 400,
      message: 'The username, the password or the e-mail is not accepted',
    })
    const told = expect.stringMatching(
      /^auth\.user\.create was refused with 4\d\d for a username that is free: .*e-mail.*AUTH_PASSWORD_TRANSFER/,
    )
    expect(warnings).toEqual([[told, logged(status)]])
    expect(JSON.stringify(warnings)).not.toMatch(/anna|secret/)
  },
)

test.each([401, 403, 429, 500, 503])('%i is a failure of the backend', async status => {
  const { customer, warnings } = await refusingWith(status)
  await expect(customer.createUser(someUser, call)).rejects.toMatchObject({
    code: 'backend_error',
    details: { status },
  })
  expect(warnings).toEqual([])
})

async function refusingWith(status: number) {
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  cleanups.push(async () => warn.mockRestore())
  const made = await backend({ 'GET /users/by-username/anna': 404, 'POST /users': status })
  return { ...made, warnings: warn.mock.calls }
}

const logged = (status: number) => expect.objectContaining({ request_id: 'req-1', status })
