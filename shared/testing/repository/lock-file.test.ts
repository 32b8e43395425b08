import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

type Package = { optionalDependencies?: Record<string, string> }

/** npm omits packages that the registry in use does not carry, and then `npm ci` rejects the lock file everywhere. */
test('the lock file has the packages of every platform', () => {
  const lock = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')
  const { packages } = JSON.parse(lock) as { packages: Record<string, Package> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
