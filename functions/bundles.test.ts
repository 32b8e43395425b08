import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { functionNames } from '../shared/config/schema.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** The output of a process that runs the code. */
const run = (code: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))

/** The built-in modules that a process loads to run the code, beyond those loaded at startup. */
function nodeModulesOf(code: string): unknown {
  return run(`const before = new Set(process.moduleLoadList)
    ${code}
    const loaded = process.moduleLoadList.filter(name => name.startsWith('NativeModule ') && !before.has(name))
    console.log(JSON.stringify(loaded.map(name => name.slice('NativeModule '.length))))`)
}

test.each(functionNames)("importing %s loads none of Node's modules", name => {
  expect(nodeModulesOf(`await import('${dist}${name}.mjs')`)).toEqual([])
})

test.each(functionNames)('importing %s creates no schema', name => {
  const made = run(`let made = 0
    globalThis.__zod_globalConfig = { postProcessor: () => made++ }
    await import('${dist}${name}.mjs')
    console.log(made)`)
  expect(made).toBe(0)
})

const chunk = (name: string) =>
  `${dist}chunks/${readdirSync(`${dist}chunks`).find(file => new RegExp(`^${name}-\\w+\\.mjs$`).test(file))}`

// Loading it takes longer than starting Node.
const fetch = 'internal/deps/undici/undici'

test('a statement to a libSQL server does not load fetch', () => {
  const loaded = nodeModulesOf(`
    const { connectServer } = await import('${chunk('server-store')}')
    await connectServer('http://127.0.0.1:1', undefined, 1000).execute('SELECT 1').catch(() => {})`)
  expect(loaded).toContain('http')
  expect(loaded).not.toContain(fetch)
})

test('a REST call does not load fetch, nor zlib unless an answer is compressed', () => {
  const loaded = nodeModulesOf(`
    const { RestTransport } = await import('${chunk('rest-transport')}')
    const transport = new RestTransport({ endpoint: 'http://127.0.0.1:1', timeoutMs: 1000, retryDelayMs: 1 })
    await transport.send({ method: 'x', verb: 'GET', path: '/x' }, {}, { requestId: 'x' }).catch(() => {})`)
  expect(loaded).toContain('http')
  expect(loaded).not.toContain(fetch)
  expect(loaded).not.toContain('zlib')
})
