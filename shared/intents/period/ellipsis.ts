import type { Token } from './tokens.ts'

/** Repeats what is said once for two: «прошлый и этот месяц», «за прошлую неделю и за эту», «5/6 ноября». */
export function withoutEllipsis(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at): Token[] => {
    const [second, third, fourth] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
    if (token.is === 'date' && token.year === undefined && token.day !== undefined && second?.is === 'month')
      return [token.day, token.month].map(value => ({ is: 'number', value }))
    const isPair = second?.is === 'and' && third?.is === token.is && fourth?.is === 'unit'
    if (isPair && (token.is === 'which' || (token.is === 'number' && fourth.unit === 'quarter'))) return [token, fourth]
    const former = token.is === 'which' && second === undefined ? unitBefore(tokens, at) : undefined
    return former ? [token, former] : [token]
  })
}

/** The week of «за прошлую неделю и за эту». */
function unitBefore(tokens: Token[], at: number): Token | undefined {
  const and = tokens[at - 1]?.is === 'in' ? at - 2 : at - 1
  const isJoined = tokens[and]?.is === 'and' && tokens[and - 2]?.is === 'which'
  return isJoined && tokens[and - 1]?.is === 'unit' ? tokens[and - 1] : undefined
}
