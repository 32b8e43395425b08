import { wordSet } from './word-set.ts'

/** «Не», «ни» and their like: the next word means the opposite. */
const negators = wordSet("не ни not never don't dont doesn't didn't")
/** «Не хочу выводить»: the negation applies to what follows them. */
const wishes = wordSet('хочу хотел хотела надо нужно нужен нужна буду стоит собираюсь want need wanna going')
/** «Не баланс, а ставки», «не надо выводить просто скажи»: they end a negation. */
const turns = wordSet('а но просто лучше только but just only instead')
/** They separate clauses. */
const conjunctions = wordSet('и а но или плюс также еще and but or plus also so')

/** What a function word does to the words around it, as bits: a word may have several roles. */
export const roles = { negator: 1, wish: 2, turn: 4, conjunction: 8 } as const

/** All roles of a word. */
export const rolesOf = (word: string): number =>
  (negators.has(word) ? roles.negator : 0) +
  (wishes.has(word) ? roles.wish : 0) +
  (turns.has(word) ? roles.turn : 0) +
  (conjunctions.has(word) ? roles.conjunction : 0)
