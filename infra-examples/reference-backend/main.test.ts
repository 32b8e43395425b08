import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const reference = fileURLToPath(new URL('main.ts', import.meta.url))
const demo = fileURLToPath(new URL('../demo/main.ts', import.meta.url))
const run = (main: string, ...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>(resolve =>
    execFile(process.execPath, [main, ...args], { timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  )

test.each([reference, demo])('%s prints its usage on --help and on a wrong option', async main => {
  const asked = await run(main, '--help')
  expect(asked).toEqual({ code: 0, stdout: expect.stringMatching(/^usage: npm run /), stderr: '' })
  const wrong = await run(main, '--prot', '9000')
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toBe(`Unknown option '--prot'\n\n${asked.stdout}`)
})

test.each(['taken', 'http'])('an unusable port (%s) is reported in one line', async port => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port: taken } = other.address() as AddressInfo
  const { code, stderr } = await run(reference, '--rest', port === 'taken' ? String(taken) : port)
  other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(/^The reference backend could not start: [^\n]*\n$/)
})
