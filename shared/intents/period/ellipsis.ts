import type { Token } from './tokens.ts'

/** What is said once for two, said for each: «прошлый и этот месяц», «первый и второй квартал», «5/6 ноября». */
export function withoutEllipsis(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at): Token[] => {
    const [second, third, fourth] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
    if (token.is === 'date' && token.year === undefined && token.day !== undefined && second?.is === 'month')
      return [token.day, token.month].map(value => ({ is: 'number', value }))
    const isPair = second?.is === 'and' && third?.is === token.is && fourth?.is === 'unit'
    if (isPair && (token.is === 'which' || (token.is === 'number' && fourth.unit === 'quarter'))) return [token, fourth]
    return [token]
  })
}
