import * as z from 'zod/mini'

/** How a variable's text is parsed. */
export interface Parser<T> {
  /** What is accepted, worded to follow "accepted:". */
  readonly accepts: string
  /**
   * Creates the schema that turns the text into a value; called when needed, because most variables are not set.
   * A custom issue's `params.reason` adds to `accepts`.
   */
  readonly schema: () => z.ZodMiniType<T, string>
}

/** Thrown by a parser that refuses a text. The message is the reason; '' when `accepts` is enough. */
class Refusal extends Error {}

export function refuse(reason = ''): never {
  throw new Refusal(reason)
}

export function refuseWhen(wrong: boolean, reason = ''): void {
  if (wrong) refuse(reason)
}

/** A schema out of a function that returns the value, or throws. Only what it refuses with is told; other errors may quote the text. */
export const read =
  <T>(parse: (text: string) => T) =>
  () =>
    z.pipe(
      z.string(),
      z.transform((text: string, context): T => {
        try {
          return parse(text)
        } catch (error) {
          const reason = error instanceof Refusal ? error.message : ''
          context.issues.push({ code: 'custom', params: { reason }, input: text })
          return z.NEVER
        }
      }),
    )

/** The parts of a comma-separated list, without empty ones. */
export const partsOf = (list: string): string[] =>
  list
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
