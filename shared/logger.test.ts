import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const loggerFile = fileURLToPath(new URL('logger.ts', import.meta.url))

/** What a process that runs `code` has printed when it has ended. */
function run(code: string) {
  const script = `import { logger } from ${JSON.stringify(loggerFile)}\n${code}`
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const messages = (text: string) =>
    text
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line).message)
  return { status, out: messages(stdout), err: messages(stderr) }
}

const ends = {
  'by itself': ['', 0],
  'by exit()': ['process.exit(3)', 3],
  'by an exception nobody catches': ['throw new Error("x")', 1],
  'by a promise nobody awaits': ['Promise.reject(new Error("x"))', 1],
} as const

test.each(Object.entries(ends))('every line is out when the process ends %s', (_how, [code, status]) => {
  expect(run(`logger.info('one'); logger.info('two'); ${code}`)).toEqual({ status, out: ['one', 'two'], err: [] })
})

test('lines come in order, a turn at a time, and what is wrong goes to standard error', () => {
  const { out, err } = run(`
    logger.info('one')
    logger.warn('careful')
    setImmediate(() => { logger.info('two'); logger.error('wrong'); logger.debug('not at this level') })
    setTimeout(() => { logger.info('three'); process.kill(process.pid, 'SIGTERM') }, 20)
    process.once('SIGTERM', () => { logger.info('four'); process.exit() })`)
  expect(out).toEqual(['one', 'two', 'three', 'four'])
  expect(err).toEqual(['careful', 'wrong'])
})
