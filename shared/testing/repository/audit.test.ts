import { expect, test } from '@jest/globals'
import { judge } from './audit.ts'

const report = (severity: string) =>
  JSON.stringify({
    vulnerabilities: { 'some-package': { severity } },
    metadata: { vulnerabilities: { [severity]: 1, total: 1 } },
  })

test.each(['high', 'critical'])('%s vulnerabilities fail, by name', severity => {
  expect(judge(report(severity))).toEqual({ ok: false, text: expect.stringContaining(`some-package (${severity})`) })
})

test('less severe ones do not', () => {
  expect(judge(report('moderate'))).toEqual({
    ok: true,
    text: '1 known vulnerabilities, none of them high or critical',
  })
})

test.each([
  ['', 'no answer'],
  ['not json', 'no answer'],
  ['{"message":"405 Method Not Allowed","error":{}}', '405 Method Not Allowed'],
])('a registry without an answer is reported, but does not fail: %j', (printed, why) => {
  expect(judge(printed)).toEqual({ ok: true, text: `could not ask the registry for advisories: ${why}` })
})
