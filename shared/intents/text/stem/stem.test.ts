import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stemEnglish } from './en.ts'
import { stemRussian } from './ru.ts'

/** Words and stems of the official Snowball vocabulary; the whole of it was compared when the stemmers were written. */
const pairs = (list: string) => list.split(' ').map(pair => pair.split(':') as [string, string])

test.each(
  pairs(
    'деньги:деньг денег:денег ставка:ставк вывод:вывод выводить:вывод вывести:вывест человек:человек людей:люд последние:последн последняя:последн сколько:скольк покажи:покаж счете:счет карту:карт радость:радост радостный:радостн важнейшие:важн длиннее:длин взлёт:взлет ёлка:елк актёр:актер прочитав:прочита написанный:написа молодость:молод подлость:подлост проснувшись:проснувш бегает:бега бежал:бежа красивая:красив большого:больш мыслью:мысл',
  ),
)('Russian %s → %s', (word, stem) => {
  expect(stemRussian(word)).toBe(stem)
})

test.each(
  pairs(
    'balance:balanc balanced:balanc withdrawal:withdraw withdrawing:withdraw withdrew:withdrew bets:bet betting:bet history:histori happily:happili ponies:poni ties:tie caresses:caress hopping:hop hoping:hope national:nation rational:ration generously:generous universe:univers university:universiti skies:sky dying:die news:news inning:inning proceed:proceed succeed:succeed agreed:agre feed:feed ugly:ugli only:onli exceed:exceed consignment:consign knightly:knight conspicuously:conspicu consolation:consol kneeling:kneel sensational:sensat',
  ),
)('English %s → %s', (word, stem) => {
  expect(stemEnglish(word)).toBe(stem)
})

test('only ё loses its dots: й stays й', () => {
  expect(stemRussian('лёд')).toBe('лед')
  expect(stemRussian('йод')).toBe('йод')
})

test('any word has a stem that is not longer than itself by more than a letter', () => {
  const letters = (all: string) => fc.string({ unit: fc.constantFrom(...all), maxLength: 20 })
  fc.assert(
    fc.property(letters('абвеийклмноыьюястшщ'), letters("abcdegilnorsty'"), (russian, english) => {
      expect(stemRussian(russian).length).toBeLessThanOrEqual(russian.length)
      expect(stemEnglish(english).length).toBeLessThanOrEqual(english.length + 1)
    }),
  )
})
