import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

test.each([
  ['an unknown option', ['memory', '--chat', '5'], /^Unknown option '--chat'/],
  ['an unknown backend', ['overload', '--backend', 'rst'], /^--backend is db or rest\n/],
  ['an unknown proxy', ['kills', '--proxy', 'keep'], /^--proxy is one of kept, per-request, resending\n/],
  ['an unknown scenario', ['kill'], /^There is no scenario kill\n/],
])('%s is named, and the usage is shown', (_, args, problem) => {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(problem) })
  expect(stderr).toContain('npm run chaos -- SCENARIO')
})
