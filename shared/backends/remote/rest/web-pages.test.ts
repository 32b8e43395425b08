import { describe, expect, test } from '@jest/globals'
import { useAnsweringBackend } from '../../../testing/backend/answering-backend.ts'
import { call } from '../../../testing/backend/call.ts'
import { someBalance, someBet, someUser } from '../../../testing/backend/rest-backend.ts'
import { startHttpPeer } from '../../../testing/network/http-peer.ts'

const { backend, portsTo, cleanups } = useAnsweringBackend()

describe('a web page with status 200, from a login page or a proxy, is no success', () => {
  test.each(['<!doctype html><title>Log in</title>', '\ufeff\n<HTML><body>', '<html lang="ru">'])('%j', async page => {
    const { customer } = await backend({
      'GET /users/by-username/anna': 404,
      'POST /users': page,
      'POST /bets': page,
      'PUT /balances/100': page,
    })
    for (const make of [
      () => customer.createUser(someUser, call),
      () => customer.createBet(someBet, call),
      () => customer.updateBalance(someBalance, call),
    ]) {
      await expect(make()).rejects.toMatchObject({
        details: { reason: 'malformed', status: 200, field: 'the body is a web page' },
      })
    }
  })

  test('with 404, as many frameworks send it, it says that there is none', async () => {
    const peer = await startHttpPeer((_request, response) => response.writeHead(404).end('<html>Not Found'))
    cleanups.push(peer.close)
    expect(await portsTo(peer.url).customer.findBalance(100n, call)).toBeUndefined()
  })
})
