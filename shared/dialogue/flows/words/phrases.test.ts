import { expect, test } from '@jest/globals'
import { nothingBut } from './phrases.ts'

const isAgain = nothingBut({ ru: 'еще раз, повтори(те)', en: 'same again, again, same' }, { en: 'the, please' })

test.each(['еще раз', 'повторите, еще раз!', 'same again please', 'the same again again', 'please again.'])(
  '«%s» says nothing but it',
  said => {
    expect(isAgain(said)).toBe(true)
  },
)

test.each(['', 'please', 'еще раз на зенит', 'the same as yesterday', 'против', 'same againx'])(
  '«%s» says more, or less',
  said => {
    expect(isAgain(said)).toBe(false)
  },
)

// Tried in every way to part it, this would take longer than the test may.
test('a text that can be parted in many ways is read at once', () => {
  expect(isAgain(`${'same again '.repeat(40)}x`)).toBe(false)
})
