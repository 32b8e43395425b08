import type { Token } from './tokens.ts'

type NumberToken = Extract<Token, { is: 'number' }>

const isSpelled = (token: Token | undefined, fits: (value: number) => boolean): token is NumberToken =>
  token?.is === 'number' && token.spelled === true && fits(token.value)
const isUnit = (token: Token | undefined) => token?.is === 'unit'
const isHalf = (token: Token | undefined) => token?.is === 'half'
const isArticle = (token: Token | undefined) => isSpelled(token, value => value === 1) && token.day === undefined

/** Numbers of several words as one: «двадцать третьего», "twenty-third", "half a week", «два с половиной месяца». */
export function joinNumbers(tokens: Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const [length, values] = joinedAt(tokens, at) ?? [1, [tokens[at] as Token]]
    joined.push(...values)
    at += length
  }
  return joined
}

/** The number at a token: how many tokens it takes, and its value. */
function joinedAt(tokens: Token[], at: number): [number, Token[]] | undefined {
  const token = (ahead: number) => tokens[at + ahead]
  const [first, third] = [tokens[at], tokens[at + 2]]
  if (isSpelled(first, value => value >= 20 && value < 100) && first.day === undefined) {
    const length = token(1)?.is === 'dash' ? 2 : 1
    const ones = token(length)
    if (isSpelled(ones, value => value < 10 && value % 1 === 0))
      return [length + 1, [{ ...ones, value: first.value + ones.value }]]
  }
  if (isHalf(first) && tokens[at - 1]?.is !== 'number') {
    const length = isArticle(token(1)) ? 2 : 1
    return isUnit(token(length)) ? [length, [{ is: 'number', value: 0.5 }]] : undefined
  }
  if (isArticle(first) && isHalf(token(1)) && third?.is === 'unit' && third.unit === 'hour')
    return [2, [{ is: 'number', value: 0.5 }]]
  if (first?.is === 'clock' && first.hours < 12 && isLatePart(token(1)))
    return [2, [{ is: 'clock', hours: first.hours + 12 }]]
  const time = partOfDayAt(tokens, at)
  if (time) return time
  if (first?.is === 'number' && first.day === undefined) {
    const unit = token(1)
    if (isUnit(unit) && token(2)?.is === 'and' && isArticle(token(3)) && isHalf(token(4)))
      return [5, [{ is: 'number', value: first.value + 0.5 }, unit as Token]]
    if (unit?.is === 'start' && isHalf(token(2))) return [3, [{ is: 'number', value: first.value + 0.5 }]]
  }
  if (isUnit(first) && token(1)?.is === 'start' && isHalf(token(2)))
    return [3, [{ is: 'number', value: 1.5 }, first as Token]]
  return undefined
}

/** «полвосьмого вечера» */
const isLatePart = (token: Token | undefined) =>
  token?.is === 'part' && token.weak && (token.part === 'evening' || token.part === 'afternoon')

/** «6 вечера», «10 часов утра», «3 часа дня», «2 ночи» */
function partOfDayAt(tokens: Token[], at: number): [number, Token[]] | undefined {
  const [number, second] = [tokens[at], tokens[at + 1]]
  if (number?.is !== 'number' || number.day || number.rank || number.value > 12 || number.value % 1 !== 0)
    return undefined
  const isHour = second?.is === 'unit' && second.unit === 'hour' && second.times === 1
  const part = tokens[isHour ? at + 2 : at + 1]
  const isDay = isHour && part?.is === 'unit' && part.unit === 'day'
  if (!isDay && !(part?.is === 'part' && part.weak)) return undefined
  // «с 10 до 12 утра»
  const isNoon = number.value === 12 && part.is === 'part' && part.part === 'morning'
  const isLate =
    isDay || (part?.is === 'part' && (part.part === 'evening' || (part.part === 'night' && number.value > 8)))
  return [isHour ? 3 : 2, [{ is: 'clock', hours: isLate || !isNoon ? (number.value % 12) + (isLate ? 12 : 0) : 12 }]]
}
