import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { functionNames } from '../shared/config/schema.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** Node's own modules that a process loads for the code, beyond what it started with. */
function nodeModulesOf(code: string): string[] {
  const script = `const before = new Set(process.moduleLoadList)
    ${code}
    const loaded = process.moduleLoadList.filter(name => name.startsWith('NativeModule ') && !before.has(name))
    console.log(JSON.stringify(loaded.map(name => name.slice('NativeModule '.length))))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

test.each(functionNames)("the import of %s loads none of Node's modules: they wait until they are used", name => {
  expect(nodeModulesOf(`await import('${dist}${name}.mjs')`)).toEqual([])
})

test('a statement to a libSQL server goes without fetch, whose loading takes longer than the start of Node', () => {
  const chunk = readdirSync(`${dist}chunks`).find(file => /^server-store-\w+\.mjs$/.test(file))
  const loaded = nodeModulesOf(`
    const { connectServer } = await import('${dist}chunks/${chunk}')
    await connectServer('http://127.0.0.1:1', undefined, 1000).execute('SELECT 1').catch(() => {})`)
  expect(loaded).toContain('http')
  expect(loaded).not.toContain('internal/deps/undici/undici')
})
