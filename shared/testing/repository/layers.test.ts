import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '../../..')

/**
 * The layers, top to bottom. A file may import from the layers below its own; in its own layer, from its folder and the folders
 * inside and around it.
 */
const layers = [
  [/^functions\/_/],
  [/^functions\/(?!_)/],
  [/^shared\/api-description\//],
  [/^shared\/endpoint\//],
  [/^shared\/services\.ts$/],
  [/^shared\/conversation\//],
  [
    /^shared\/dialogue\/(?!flows\/(?:\w+\/|flow\.ts))/,
    /^shared\/(auth|intents\/learning|backends\/db|backends\/remote)\//,
  ],
  [/^shared\/dialogue\/flows\/confirmation\//],
  [/^shared\/dialogue\/flows\/(bet|withdrawal)\//],
  [/^shared\/dialogue\/flows\/amount\//],
  [/^shared\/dialogue\/flows\/remarks\//],
  [/^shared\/dialogue\/flows\/(words\/|flow\.ts$)/],
  [/^shared\/intents\/(?!intents\.ts$)[^/]+\.ts$/, /^shared\/store\//, /^shared\/backends\/backend\.ts$/],
  [/^shared\/intents\/model\//],
  [/^shared\/intents\/(answers|intents-file|period|values)\//],
  [/^shared\/intents\/text\//],
  [/^shared\/intents\/intents\.ts$/],
  [/^shared\/observability\//],
  [/^shared\/(config\/|article\.ts|command-line\.ts|cut-off\.ts|keep-alive\.ts|lazy\.ts|lru-cache\.ts|json\.ts)/],
  [/^shared\/errors\.ts$/, /^shared\/client\//, /^package\.json$/],
]

/** Packages that only one folder may import. */
const owners: Record<string, RegExp> = {
  // The checker of the company's backend works at the level of the wire.
  amqplib: /^(shared\/backends\/remote\/rpc|functions\/_check-backend)\//,
  axios: /^shared\/backends\/remote\/rest\//,
  '@libsql/client': /^shared\/store\//,
  libsql: /^shared\/store\//,
}

const sources = ['functions', 'shared']
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(name => name.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(name) && !name.startsWith('shared/testing/'))

const layerOf = (file: string) => layers.findIndex(patterns => patterns.some(pattern => pattern.test(file)))
const folderOf = (file: string) => file.split('/').slice(0, -1).join('/')
const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    match => match[1] as string,
  )

const isNested = (file: string, other: string) =>
  `${folderOf(file)}/`.startsWith(`${folderOf(other)}/`) || `${folderOf(other)}/`.startsWith(`${folderOf(file)}/`)

test.each(sources)('%s imports only from its own part and the layers below', file => {
  expect(layerOf(file)).toBeGreaterThanOrEqual(0)
  for (const name of importsOf(file).filter(name => name.startsWith('.'))) {
    const target = relative(root, join(root, dirname(file), name))
    const allowed = layerOf(target) > layerOf(file) || (layerOf(target) === layerOf(file) && isNested(file, target))
    expect({ file, target, allowed }).toEqual({ file, target, allowed: true })
  }
})

test.each(Object.entries(owners))('%s is imported in one folder only', (name, owner) => {
  const strangers = sources.filter(
    file => !owner.test(file) && importsOf(file).some(found => found === name || found.startsWith(`${name}/`)),
  )
  expect(strangers).toEqual([])
})

test('only the configuration reads the environment', () => {
  const readers = sources.filter(file => readFileSync(join(root, file), 'utf8').includes('process.env'))
  expect(readers.filter(file => !file.startsWith('shared/config/'))).toEqual([])
})
