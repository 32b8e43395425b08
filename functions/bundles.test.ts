import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { functionNames } from '../shared/config/schema.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** What a process prints that runs the code. */
const run = (code: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))

/** Node's own modules that a process loads for the code, beyond what it started with. */
function nodeModulesOf(code: string): unknown {
  return run(`const before = new Set(process.moduleLoadList)
    ${code}
    const loaded = process.moduleLoadList.filter(name => name.startsWith('NativeModule ') && !before.has(name))
    console.log(JSON.stringify(loaded.map(name => name.slice('NativeModule '.length))))`)
}

test.each(functionNames)("the import of %s loads none of Node's modules: they wait until they are used", name => {
  expect(nodeModulesOf(`await import('${dist}${name}.mjs')`)).toEqual([])
})

test.each(functionNames)('the import of %s makes no schema: each is made when something is to be checked', name => {
  const made = run(`let made = 0
    globalThis.__zod_globalConfig = { postProcessor: () => made++ }
    await import('${dist}${name}.mjs')
    console.log(made)`)
  expect(made).toBe(0)
})

const chunk = (name: string) =>
  `${dist}chunks/${readdirSync(`${dist}chunks`).find(file => new RegExp(`^${name}-\\w+\\.mjs$`).test(file))}`

// Its loading takes longer than the start of Node.
const fetch = 'internal/deps/undici/undici'

test('a statement to a libSQL server goes without fetch', () => {
  const loaded = nodeModulesOf(`
    const { connectServer } = await import('${chunk('server-store')}')
    await connectServer('http://127.0.0.1:1', undefined, 1000).execute('SELECT 1').catch(() => {})`)
  expect(loaded).toContain('http')
  expect(loaded).not.toContain(fetch)
})

test('a call of a REST backend goes without fetch, and without zlib as long as no answer is compressed', () => {
  const loaded = nodeModulesOf(`
    const { RestTransport } = await import('${chunk('rest-transport')}')
    const transport = new RestTransport({ endpoint: 'http://127.0.0.1:1', timeoutMs: 1000, retryDelayMs: 1 })
    await transport.send({ method: 'x', verb: 'GET', path: '/x' }, {}, { requestId: 'x' }).catch(() => {})`)
  expect(loaded).toContain('http')
  expect(loaded).not.toContain(fetch)
  expect(loaded).not.toContain('zlib')
})
