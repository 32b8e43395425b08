import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { BlockList } from 'node:net'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { checkEnvironment } from '../../shared/testing/documents/deployment-examples.ts'
import { compose, file, substitute } from './compose.ts'

const services = Object.entries(compose.services)
const ours = services.filter(([, { image }]) => image === 'smart-chat')

test('the file is valid by the schema of the compose specification', () => {
  const schema = createRequire(import.meta.url)
    .resolve('dclint/package.json')
    .replace('package.json', 'schemas/compose.schema.json')
  const { $schema: _, ...definition } = JSON.parse(readFileSync(schema, 'utf8'))
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(definition)
  validate(compose)
  expect(validate.errors ?? []).toEqual([])
})

test('two replicas share a store, and start with the environment they are given', () => {
  expect(ours).toHaveLength(2)
  for (const [, { environment = {}, read_only }] of ours) {
    checkEnvironment(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, substituted(value)])))
    expect(environment.DATABASE_URL).toBeDefined()
    expect(read_only).toBe(true)
  }
})

/** What README.md puts into .env, by itself and by the script that it calls, long enough for a secret. */
const made = ['README.md', '../libsql-token.sh'].flatMap(name => [
  ...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/echo "(\w+)=/g),
])
const env = Object.fromEntries(made.map(([, name]) => [name, 'x'.repeat(32)]))
const substituted = (value: string) => substitute(value, env)

test('the data of the broker and the store survive the replacement of a container', () => {
  for (const name of ['rabbitmq', 'libsql']) expect(compose.services[name]?.volumes).toHaveLength(1)
  expect(compose.services.rabbitmq?.hostname).toBe('rabbitmq') // its folder is named after it
})

test('logs and memory are limited', () => {
  for (const [, { logging }] of services) expect(logging).toEqual({ driver: 'local' })
  for (const [, { mem_limit }] of ours) expect(mem_limit).toBe('512m')
})

test('only nginx is reachable from other machines', () => {
  for (const [name, { ports = [] }] of services) {
    if (name !== 'nginx') expect(ports.filter(port => !port.startsWith('127.0.0.1:'))).toEqual([])
  }
})

test('hosts in addresses are services, and every dependency has a health check', () => {
  const image = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
  for (const [name, { environment = {}, command = [], depends_on = {} }] of services) {
    const text = substituted(JSON.stringify([environment, command]))
    for (const [, host] of text.matchAll(/(?:amqp|http):\/\/(?:[^@/"]*@)?([\w-]+):\d+/g)) {
      expect({ name, host, known: Object.keys(compose.services).includes(host as string) }).toMatchObject({
        known: true,
      })
    }
    for (const dependency of Object.keys(depends_on)) {
      const service = compose.services[dependency]
      expect(service?.healthcheck ?? (service?.build && image.includes('HEALTHCHECK'))).toBeTruthy()
    }
  }
})

test("mounted files exist, and the replicas are nginx's upstream", () => {
  for (const [, { volumes = [] }] of services) {
    for (const source of volumes.map(volume => volume.split(':')[0] as string)) {
      if (source.startsWith('../')) expect(existsSync(new URL(source, file))).toBe(true)
      else if (!source.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(source)
    }
  }
  const nginx = readFileSync(new URL('../nginx/nginx.conf', import.meta.url), 'utf8')
  expect([...nginx.matchAll(/server ([\w-]+):8080/g)].map(([, host]) => host)).toEqual(ours.map(([name]) => name))
})

test('a replaced replica keeps the address that nginx knows, and only nginx is a trusted proxy', () => {
  const [{ subnet, ip_range }] = compose.networks.default.ipam.config
  const within = (network: string, address = '') => {
    const [base = '', prefix] = network.split('/')
    const networks = new BlockList()
    networks.addSubnet(base, Number(prefix))
    return networks.check(address)
  }
  const addressOf = (name: string) => compose.services[name]?.networks?.default.ipv4_address
  const fixed = ['nginx', ...ours.map(([name]) => name)].map(addressOf)
  expect(new Set(fixed).size).toBe(3)
  for (const address of fixed) {
    expect({ address, inside: within(subnet, address), given: within(ip_range, address) }).toMatchObject({
      inside: true,
      given: false,
    })
  }
  for (const [, { environment }] of ours) expect(environment?.TRUSTED_PROXIES).toBe(addressOf('nginx'))
})

test('a replica has more time to stop than its grace period', () => {
  for (const [, { stop_grace_period, environment }] of ours) {
    expect(Number.parseInt(stop_grace_period ?? '0', 10)).toBeGreaterThan(
      Number(environment?.SHUTDOWN_GRACE_SECONDS ?? 25),
    )
  }
})
