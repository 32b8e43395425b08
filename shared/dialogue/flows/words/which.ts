import type { Phrases } from './phrases.ts'

/** The newest of a list. */
export const newest: Phrases = {
  ru: 'последн(ий|яя|юю|ей|его), крайн(ий|яя|юю|ей|его), свеж(ий|ая|ую|ей|его), нов(ый|ая|ую|ой|ого), верхн(ий|яя|юю|ей|его)',
  en: 'last, latest, newest, most recent, top',
}
/** What one withdrawal is called behind it: «последний вывод», "my latest payout". */
export const oneWithdrawal: Phrases = {
  ru: 'вывод(а|у|ом|е), выплат(а|у|ы|е|ой), заявк(а|у|и|е|ой)',
  en: 'withdrawal, payout, cashout, request',
}
export const theLast: Phrases = {
  ru: 'последн(ий|яя|юю|ей|его|ему|им|ем)( мой| моя| мою| моей| моего), крайн(ий|яя|юю|ей|его|ему|им|ем)',
  en: 'last, latest, most recent',
}
/** «А предыдущий где?» */
export const previous: Phrases = { ru: 'прошл*, предыдущ*, друг(ой|ая|ую|ого|ом)', en: 'previous, other, before it' }
export const oldest: Phrases = {
  ru: 'нижн(ий|яя|юю|ей|его), стар(ый|ая|ую|ой|ого), ранн(ий|яя|юю|ей|его)',
  en: 'oldest, earliest, bottom',
}
export const lastButOne: Phrases = {
  ru: 'предпоследн(ий|яя|юю|ей|его)',
  en: 'last but one, second to last',
}
export const all: Phrases = { ru: 'все, всех, обе, оба, обеих, любая, любую', en: 'all, both, any, every, everything' }
export const aroundAll: Phrases = {
  ru: 'сразу, их, эти, заявки, выводы, про, по, давай, покажи',
  en: 'of, them, these, the, withdrawals, show, me',
}
/** The player describes one: «та что на карту», «вчерашняя». */
export const describing: Phrases = {
  ru: 'та, ту, той, которая, которую, вчерашн(ий|яя|юю|ей), позавчерашн(ий|яя|юю|ей), сегодняшн(ий|яя|юю|ей)',
  en: 'the one, that one, the withdrawal from',
}
