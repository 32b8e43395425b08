import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { json, useRestBackend } from '../../../testing/backend/rest-backend.ts'

const { backend } = useRestBackend()

const balanceJson = (changes = '') =>
  `{"id":1,"user_id":100,"amount":123.45,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"${changes}}`

describe('answers', () => {
  test.each([
    ['not JSON', 'amount=1', /JSON/],
    ['a web page', '<html>', /web page/],
    ['broken UTF-8', '\xff\xfe', /JSON/],
    ['a list', '[]', /whole/],
    ['a sum in words', balanceJson().replace('123.45', '"123,45"'), /^amount$/],
    ['a huge sum', balanceJson().replace('123.45', '1e999999999'), /^amount$/],
    ['an id beyond int64', balanceJson().replace('"id":1', '"id":9223372036854775808'), /^id$/],
    ['a missing sum', balanceJson().replace('"amount":123.45,', ''), /^amount$/],
    ['a bad time', balanceJson().replace('2026-02-23T', '2026-13-01T'), /^updated_at$/],
    ["somebody else's balance", balanceJson().replace('100', '101'), /^user_id$/],
  ])('%s: one try, and the error names the field', async (_, body, field) => {
    const { peer, customer } = await backend(response => response.end(body, 'latin1'))
    await expect(customer.findBalance(100n, call)).rejects.toEqual(
      failedFor('malformed', { operation: 'data.balance.get_by_user_id', field: expect.stringMatching(field) }),
    )
    expect(peer.received).toHaveLength(1)
  })

  test('keys that we do not know go back unchanged, __proto__ included, and change nothing', async () => {
    const extra = ',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},"limit":9007199254740993'
    const { peer, customer } = await backend(json(balanceJson(extra)))
    const balance = await customer.findBalance(100n, call)
    if (!balance) throw new Error('no balance')
    await customer.updateBalance({ ...balance, amount: balance.amount.minus('23.4') }, call)
    expect({}).not.toHaveProperty('polluted')
    expect(peer.received[1]?.body).toContain('"limit":9007199254740993')
    expect(peer.received[1]?.body).toContain('"amount":100.05')
  })

  test('the hash stands in password or password_hash', async () => {
    let body = ''
    const { customer } = await backend(response => json(body)(response))
    for (const [text, passwordHash] of [
      ['{"id":1,"password":"a"}', 'a'],
      ['{"id":1,"password_hash":"b"}', 'b'],
      ['{"id":1,"password":"","password_hash":"b"}', 'b'],
      ['{"id":1,"password":null}', ''],
    ] as const) {
      body = text
      expect(await customer.findUser('anna', call)).toEqual({ id: 1n, username: 'anna', passwordHash })
    }
    body = '{"id":1}'
    await expect(customer.findUser('anna', call)).rejects.toEqual(failedFor('malformed', { field: 'password' }))
  })

  test.each([
    ['50 MiB', (response: ServerResponse) => void response.end(Buffer.alloc(50 << 20, ' '))],
    [
      'a gzip bomb of 50 MiB',
      (response: ServerResponse) =>
        void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 << 20, ' '))),
    ],
  ])('%s: refused after one try', async (_, answer) => {
    const { peer, customer } = await backend(answer)
    await expect(customer.listBets(100n, 5, call)).rejects.toEqual(failedFor('too_large'))
    expect(peer.received).toHaveLength(1)
  })
})
