import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const loggerFile = fileURLToPath(new URL('logger.ts', import.meta.url))

/** The output of a process that has run `code`. */
function linesOf(code: string, env: Record<string, string> = {}) {
  const script = `import { logger } from ${JSON.stringify(loggerFile)}\n${code}`
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  const lines = (text: string) => text.split('\n').filter(line => line.startsWith('{'))
  return { status, out: lines(stdout), err: lines(stderr) }
}

function run(code: string) {
  const { status, out, err } = linesOf(code)
  const messages = (lines: string[]) => lines.map(line => JSON.parse(line).message)
  return { status, out: messages(out), err: messages(err) }
}

const ends = {
  'by itself': ['', 0],
  'by exit()': ['process.exit(3)', 3],
  'by an exception nobody catches': ['throw new Error("x")', 1],
  'by a promise nobody awaits': ['Promise.reject(new Error("x"))', 1],
} as const

test.each(Object.entries(ends))('every line is written when the process ends %s', (_how, [code, status]) => {
  expect(run(`logger.info('one'); logger.info('two'); ${code}`)).toEqual({ status, out: ['one', 'two'], err: [] })
})

test('lines are written in order, per turn of the event loop, and warnings and errors go to standard error', () => {
  const { out, err } = run(`
    logger.info('one')
    logger.warn('careful')
    setImmediate(() => { logger.info('two'); logger.error('wrong'); logger.debug('not at this level') })
    setTimeout(() => { logger.info('three'); process.kill(process.pid, 'SIGTERM') }, 20)
    process.once('SIGTERM', () => { logger.info('four'); process.exit() })`)
  expect(out).toEqual(['one', 'two', 'three', 'four'])
  expect(err).toEqual(['careful', 'wrong'])
})

const lines = {
  'plain values': `'request', { route: '/health', status: 200, ms: 0.5, ok: true }`,
  'empty values': `'request', { address: '', trace_id: undefined, user_id: null, count: 0 }`,
  'objects in it': `'request', { backend_calls: [{ operation: 'users.get', ms: 1.5 }], data: { a: { b: { c: 1n } } } }`,
  'an id': `'taken', { id: 9007199254740993n }`,
  'an error': `'failed', { error: Object.assign(new Error('no'), { cause: new Error('why'), data: { id: 1n } }) }`,
  'an error alone': `'failed', new Error('no')`,
  'a key of its own': `'x', { level: 'ERROR', service: 'other', a: 1 }`,
  'no values': `'smart-chat has stopped'`,
  'a date': `'x', { at: new Date(0) }`,
}
const environments = {
  'by default': {},
  'in a time zone': { TZ: 'Europe/Moscow' },
  'sampled, by another name': { POWERTOOLS_LOGGER_SAMPLE_RATE: '1', POWERTOOLS_SERVICE_NAME: 'other' },
  'under Lambda': { AWS_LAMBDA_RUNTIME_API: 'x', _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793' },
}

test.each(Object.entries(environments))('a line equals that of Powertools, %s', (_when, env) => {
  const { out } = linesOf(
    `import { Logger } from '@aws-lambda-powertools/logger'
     const powertools = new Logger({ serviceName: 'smart-chat' })
     ${Object.values(lines)
       .map(line => `logger.info(${line}); await new Promise(setImmediate); powertools.info(${line})`)
       .join('\n')}`,
    env,
  )
  const requests = out.filter(line => !line.includes('due to sampling rate'))
  const plain = requests.map(line => line.replace(/("timestamp":"[\d-]+T)[\d:.]+/, '$1').replace(/:\d+:\d+/g, ''))
  const pairs = Object.keys(lines).map((what, index) => [what, plain[2 * index], plain[2 * index + 1]])
  expect(pairs).toEqual(pairs.map(([what, , theirs]) => [what, theirs, theirs]))
  expect(plain).toHaveLength(2 * Object.keys(lines).length)
})
