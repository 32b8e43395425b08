import { expect, test } from '@jest/globals'
import { maskPhrase } from './masking.ts'

test.each([
  ['Где мой КЭШБЭК?', '', 'где мой кэшбэк?'],
  ['карта 4111 1111 1111 1111 не проходит', '', 'карта # # # # не проходит'],
  ['мой телефон +7(912)345-67-89', '', 'мой телефон +#(#)#-#-#'],
  ['пишите на Ivan.Petrov@Example.com, жду', '', 'пишите на <mail> жду'],
  ['смотри https://example.com/?user=17 там', '', 'смотри <link> там'],
  ['я Ivan, верните', 'ivan', 'я <name>, верните'],
  ['иванов я, Пётр', 'Пётр.Иванов', '<name> я, <name>'],
  ['иванушка', 'иван', 'иванушка'],
  ['a.b*c и a.bxc', 'a.b*c', '<name> и a.bxc'],
  ['код eyJhbGciOiJIUzI1NiJ9.abcdefg', '', 'код <long>'],
])('%j of %j is kept as %j', (phrase, name, masked) => {
  expect(maskPhrase(phrase, name)).toBe(masked)
})

test('a long phrase is cut', () => {
  expect([...maskPhrase('привет '.repeat(100))]).toHaveLength(200)
})
