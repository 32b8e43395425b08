import { expect, test } from '@jest/globals'
import { findSlips } from './slips.ts'

test.each([
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['TIMEZONE', 'TIME_ZONE'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['REST_BACKEND_URI', 'REST_BACKEND_URL'],
])('%s: did you mean %s?', (unknown, known) => {
  expect(findSlips({ [unknown]: 'x' })).toEqual([expect.stringMatching(`^${unknown} .*did you mean ${known}\\?$`)])
})

test("sound settings and other programs' variables are left alone", () => {
  const others = {
    JWT_TTL_SECONDS: '86400',
    CORS_ORIGINS: '*',
    HOSTNAME: 'h',
    LANGUAGE: 'ru',
    DATABASE_HOST: 'h',
    DATABASE_USER: 'u',
    JWT_ISSUER: 'i',
    AWS_REGION: 'r',
    METRICS_PORT: 'tcp://10.0.0.1:9090',
    JWT_SECRET: 'a passphrase of thirty-two bytes #1',
  }
  expect(findSlips(others)).toEqual([])
})

test.each([
  [{ JWT_SECRET: '"a secret of thirty-two bytes or more"' }, 'JWT_SECRET has quotation marks around it'],
  [{ DATABASE_PATH: "'data/chat.db'" }, 'DATABASE_PATH has quotation marks around it'],
  [{ DATABASE_PATH: 'chat.db # in the volume' }, 'DATABASE_PATH has a # in it'],
  [{ AUTH_REST_TIMEOUT_SECONDS: '2000' }, 'AUTH_REST_TIMEOUT_SECONDS is 2000 seconds, not milliseconds'],
  [{ AMQP_QUEUE: '"smart-chat.rpc"' }, 'AMQP_QUEUE has quotation marks around it'],
])('a slip in a value: %j', (env, warning) => {
  expect(findSlips(env)).toEqual([expect.stringContaining(warning)])
})
