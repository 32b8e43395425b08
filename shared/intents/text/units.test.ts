import { expect, test } from '@jest/globals'
import { unitsOf } from './units.ts'

const codesOf = (text: string) => [...unitsOf(text).codes.subarray(0, text.length + 1)]

test.each(['ставки', '', 'я'.repeat(10_000), "it'", 'я'.repeat(5_000)])(
  'the units of a text are followed by 0, whatever was read before',
  text => {
    expect(codesOf(text)).toEqual([...text.split('').map(unit => unit.charCodeAt(0)), 0])
  },
)
