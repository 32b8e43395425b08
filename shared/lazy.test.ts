import { expect, test } from '@jest/globals'
import { lazy } from './lazy.ts'

test('a value is made when it is first asked for, once for all who ask', async () => {
  let times = 0
  const value = lazy(async () => ++times)
  expect(times).toBe(0)
  expect(await Promise.all([value(), value()])).toEqual([1, 1])
  expect(await value()).toBe(1)
})

test('one that could not be made is tried again', async () => {
  let times = 0
  const value = lazy(async () => {
    if (++times === 1) throw new Error('not yet')
    return times
  })
  await expect(value()).rejects.toThrow('not yet')
  expect(await value()).toBe(2)
})

test('what was made is released once, and made anew when it is asked for again', async () => {
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
