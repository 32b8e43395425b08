import { normalise } from './normalise.ts'

const maxPhraseLength = 200
/** Card numbers without spaces, tokens, keys: nobody teaches the bot such a word. */
const maxWordLength = 24

/**
 * A phrase without what points to a person: e-mail addresses, links, the account's own name, digits, and long strings that
 * may be a key. Normalised, at most 200 characters.
 */
export function maskPhrase(phrase: string, accountName = ''): string {
  let masked = normalise(phrase)
    .replace(/\S+/g, run => (/.@./u.test(run) ? '<mail>' : run))
    .replace(/\b(?:https?:\/\/|www\.)\S+/g, '<link>')
    .replace(new RegExp(`[^\\s<>]{${maxWordLength + 1},}`, 'g'), '<long>')
  for (const name of namesIn(accountName)) masked = masked.replace(wholeWord(name), '<name>')
  return cut(masked.replace(/\d+/g, '#'))
}

/** The name as it is, and its parts: ivan.petrov is Ivan, too. */
function namesIn(accountName: string): string[] {
  const whole = normalise(accountName)
  const parts = whole.split(/[^\p{L}\p{N}]+/u).filter(part => part.length >= 3)
  return [whole, ...parts].filter(name => name !== '').sort((a, b) => b.length - a.length)
}

const wholeWord = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}<])${RegExp.escape(name)}(?![\\p{L}\\p{N}>])`, 'gu')

const cut = (text: string) => {
  const characters = [...text]
  return characters.length <= maxPhraseLength ? text : `${characters.slice(0, maxPhraseLength - 1).join('')}…`
}
