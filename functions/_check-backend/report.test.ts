import { expect, test } from '@jest/globals'
import { renderReport } from './report.ts'
import type { Finding } from './run.ts'
import { show } from './wire.ts'

const finding = (facts: Partial<Finding>): Finding => ({
  operation: 'POST /bets',
  what: 'a new bet',
  guide: '5.2.4',
  expected: 'a success',
  result: 'failed',
  sent: 'POST /bets {}',
  came: '502 down',
  ms: 1,
  detail: 'expected a success, got a refusal (HTTP 502)',
  fix: 'Start it.',
  ...facts,
})

test('an answer and a fix are shown once', () => {
  const report = renderReport([finding({}), finding({}), finding({ came: '502 up' }), finding({ fix: 'Another.' })])
  expect(report.match(/came {5}502 down/g)).toHaveLength(2)
  expect(report.match(/came {5}502 up/g)).toHaveLength(1)
  expect(report.match(/the same as above/g)).toHaveLength(2)
  expect(report.match(/problem/g)).toHaveLength(4)
})

test('a warning is marked and counted as one, and does not cite the guide', () => {
  const report = renderReport([finding({ result: 'warning', guide: '' })])
  expect(report).toMatch(/^! POST \/bets {2}a new bet[\s\S]*warning {2}expected a success/)
  expect(report).not.toContain('guide')
  expect(report).toMatch(/0 passed, 0 failed, 1 warning, 0 skipped$/)
  expect(renderReport([finding({})])).toMatch(/0 passed, 1 failed, 0 skipped$/)
})

test('what is skipped for the same reason is one line', () => {
  const skip = (detail: string) => finding({ result: 'skipped', detail })
  const report = renderReport([skip('no --token'), skip('no user'), skip('no user'), finding({}), skip('no user')])
  expect(report.match(/POST \/bets.*skipped: no user\)/g)).toEqual([
    expect.stringContaining('a new bet and 1 more (skipped: no user)'),
    expect.stringContaining('a new bet (skipped: no user)'),
  ])
  expect(report).toContain('a new bet (skipped: no --token)')
})

test.each([
  ['{"password":"p\u00e4ss","id":1}', '{"password":"***","id":1}'],
  [String.raw`{"data":"{\"id\":1,\"password_hash\":\"secret\",\"a\":2}"}`, '***'],
  ['{"hash":"$2b$10$abcdefghijklmnopqrstuv/","argon":"$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA+/="}', '***'],
])('no password is shown of %s', (text, shown) => {
  expect(show(text)).toContain(shown)
  expect(show(text)).not.toMatch(/secret|p.ss"|\$2b|argon2id|abcdef|c2FsdA/)
})
