import type { Vocabulary } from './vocabulary.ts'

/** What negation needs to know of a word. */
export interface NegatableWord {
  text: string
  reading: { readonly terms: readonly string[] }
  position: number
}

const turns = new Set(['а', 'но', 'зато', 'просто', 'лучше', 'but', 'just', 'instead', 'only'])
/** «не хочу говорить с ботом дайте человека»: a command or a new wish begins a clause without a comma. */
const begins = /^(?:дай|скажи|покажи|позови|соедини|переключи|переведи|выведи|поставь|верни|подскажи|свяжи)(?:те)?$/
const none: readonly number[] = []
/** «оператор не нужен»: a negation reaches this many words back in its clause. */
const back = 3

/**
 * The places of the words that are negated. «Не хочу выводить» negates the rest of its clause, «оператор не нужен» also what stands before
 * it, «не баланс, а ставки» one word alone. «Деньги не пришли» negates nothing: it is a complaint.
 */
export function negated(words: readonly NegatableWord[], vocabulary: Vocabulary): readonly number[] {
  if (!words.some(({ text }) => vocabulary.negators.has(text))) return none
  const opens = (text: string) => begins.test(text) || (/[а-я]/.test(text) && vocabulary.negatable.has(text))
  const marks = new Set<number>()
  const inClause = (at: number, from: number) => {
    const word = words[at]
    const neighbour = words[at < from ? at + 1 : at - 1]
    return word && neighbour && Math.abs(word.position - neighbour.position) === 1 && !turns.has(word.text)
  }
  words.forEach(({ text }, at) => {
    if (!vocabulary.negators.has(text)) return
    const next = words[at + 1]
    if (next === undefined || !inClause(at + 1, at)) return
    if (vocabulary.negatable.has(next.text)) {
      for (let after = at + 1; inClause(after, at) && !marks.has(after); after++) {
        if (after > at + 1 && opens((words[after] as NegatableWord).text)) break
        marks.add(after)
      }
      for (let before = at - 1; before >= at - back && inClause(before, at); before--) marks.add(before)
    } else if (next.reading.terms.some(term => vocabulary.negatableAlone.has(term))) marks.add(at + 1)
  })
  return [...marks]
}
