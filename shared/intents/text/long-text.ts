/** So many characters are heard at each end of a long message: more than anybody writes who wants an answer. */
const maxAtEnd = 500

/**
 * A text as it is, or the beginning and the end of a long one: what is asked stands there, and the work that a message
 * makes is bounded. The cut goes through no word and no number.
 */
export function endsOf(text: string): string {
  if (text.length <= 2 * maxAtEnd) return text
  const [first, last] = [text.slice(0, maxAtEnd).split(/\s+/), text.slice(-maxAtEnd).split(/\s+/).reverse()]
  for (const words of [first, last]) {
    // «1 500»
    do words.pop()
    while (/\d/.test(words.at(-1) ?? ''))
  }
  return `${first.join(' ')} | ${last.reverse().join(' ')}`
}
