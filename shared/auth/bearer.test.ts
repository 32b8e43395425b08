import { expect, test } from '@jest/globals'
import { readBearerToken } from './bearer.ts'

test.each(['Bearer a.b.c', 'bearer a.b.c', 'Bearer   a.b.c '])('%j carries a token', header => {
  expect(readBearerToken(header)).toBe('a.b.c')
})

test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dTpw', 'a.b.c', 'Bearer a.b.c, Bearer d.e.f', 'Bearer a b'])(
  '%j carries none: the answer names the scheme and no error code',
  header => {
    const error = { code: 'unauthorized', status: 401, headers: { 'www-authenticate': 'Bearer' } }
    expect(() => readBearerToken(header)).toThrow(expect.objectContaining(error))
  },
)
