import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { keepMethodsInUse, problemsOfCalls } from './amqp-methods.ts'

const require = createRequire(import.meta.url)
const library = join(dirname(require.resolve('amqplib')), 'lib')
const read = (name: string) => readFileSync(join(library, `${name}.js`), 'utf8')
const [defs, model] = [read('defs'), read('channel_model')]

test('a call that needs an AMQP method which is not built in is reported by name', () => {
  expect(problemsOfCalls(model, "await channel.assertQueue('')")).toEqual([])
  expect(problemsOfCalls(model, 'this.#channel.ack(message)')).toEqual([
    'channel.ack needs BasicAck: add it to amqp-methods.ts',
  ])
  expect(problemsOfCalls(model, 'channel.prefetch(1)')).toContain(
    'channel.prefetch needs BasicQos: add it to amqp-methods.ts',
  )
  expect(problemsOfCalls(model, 'await channel?.bindQueue(queue, exchange, key)')).toEqual([
    'channel.bindQueue needs QueueBind: add it to amqp-methods.ts',
    'channel.bindQueue needs QueueBindOk: add it to amqp-methods.ts',
  ])
})

test('most of the generated code is left out; the use of what is left out names this file', () => {
  const kept = keepMethodsInUse(defs)
  expect(kept.length).toBeLessThan(defs.length / 2)
  expect(kept).toContain('encodeQueueDeclare')
  expect(kept).not.toContain('encodeQueueBind')
  const module = {
    exports: {} as { encodeMethod(id: number, channel: number, fields: object): Buffer; QueueBind: number },
  }
  new Function('module', 'require', kept)(module, (name: string) => require(join(library, name)))
  const { encodeMethod, QueueBind } = module.exports
  expect(() => encodeMethod(QueueBind, 1, {})).toThrow('this method is not built in: see amqp-methods.ts')
})

test('an unexpected format of amqplib fails the build', () => {
  expect(() => keepMethodsInUse(defs.replaceAll('encodeBasicPublish', 'writeBasicPublish'))).toThrow(
    'amqplib has no code for encodeBasicPublish',
  )
  expect(() => problemsOfCalls('module.exports = {}', '')).toThrow('another form')
})
