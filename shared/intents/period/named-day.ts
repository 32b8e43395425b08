import type { Token } from './tokens.ts'

/** What may precede a day: «за двадцатое», "since the 5th", «18-е и 19-е». */
const ahead: ReadonlySet<string | undefined> = new Set(['in', 'start', 'end', 'after', 'and', 'dash', 'before'])
/** A Russian noun that an ordinal agrees with: «2-го тайма», «1-е место»; not «20-го была», «20-е где». */
const agrees = {
  genitive: /^(?!была|ставка|меня|когда|сумма|\p{L}+ла$)\p{L}{2,}(?:[ая]|[ое]го)$/u,
  neuter: /^(?!мне|где|было|\p{L}+ло$)\p{L}{2,}[ое]$/u,
}
/** What may follow an English ordinal that is a day: a question, a verb, or a plural. */
const notItsNoun =
  /^(?:what|which|how|did|do|was|were|is|i|my|me|show|please|pls|bets|stakes|wagers|withdrawals|payouts)$/

/**
 * Whether a number names a day of the month by its form: «покажи 20-го ставки», «за двадцатое», "on the 20th". «2-го
 * тайма» and "the 2nd half" are none, nor is what is the first of a choice: "the first".
 */
export function namesDay(tokens: Token[], at: number): boolean {
  const [token, after] = [tokens[at], tokens[at + 1]]
  if (token?.is !== 'number' || token.day === undefined) return false
  if (after?.is === 'half' || after?.is === 'unit') return false
  let before = at - 1
  while (tokens[before]?.is === 'of') before--
  if (token.spelled && (token.day === 'neuter' || (token.day === 'english' && token.value <= 3)))
    if (!ahead.has(tokens[before]?.is)) return false
  if (after?.is !== 'other') return true
  return token.day === 'english' ? notItsNoun.test(after.word) : !agrees[token.day].test(after.word)
}
