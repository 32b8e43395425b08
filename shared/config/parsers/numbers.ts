import { type Parser, read, refuseWhen } from './parser.ts'

export const wholeNumber = (minimum: number, maximum: number): Parser<number> => ({
  accepts: `a whole number from ${minimum} to ${maximum}`,
  schema: read(text => inRange(/^\d{1,15}$/, text, minimum, maximum)),
})

/** Seconds, fractions allowed. */
export const seconds = (minimum: number, maximum: number): Parser<number> => ({
  accepts: `seconds from ${minimum} to ${maximum}, such as 5 or 0.5`,
  schema: read(text => inRange(/^(\d{1,15}(\.\d*)?|\.\d+)$/, text, minimum, maximum)),
})

function inRange(form: RegExp, text: string, minimum: number, maximum: number): number {
  const value = Number(text)
  refuseWhen(!form.test(text) || value < minimum || value > maximum)
  return value
}
