import { expect, test } from '@jest/globals'
import { lazy } from './lazy.ts'

test('a value is created at first use, once for all callers', async () => {
  let times = 0
  const value = lazy(async () => ++times)
  expect(times).toBe(0)
  expect(await Promise.all([value(), value()])).toEqual([1, 1])
  expect(await value()).toBe(1)
})

test('a failed creation is retried', async () => {
  let times = 0
  const value = lazy(async () => {
    if (++times === 1) throw new Error('not yet')
    return times
  })
  await expect(value()).rejects.toThrow('not yet')
  expect(await value()).toBe(2)
})

test('a value is released once, and created again at the next use', async () => {
  const released: number[] = []
  let times = 0
  const value = lazy(
    async () => ++times,
    async made => void released.push(made),
  )
  await value.dispose()
  expect(released).toEqual([])
  await value()
  await value.dispose()
  await value.dispose()
  expect(released).toEqual([1])
  expect(await value()).toBe(2)
})
