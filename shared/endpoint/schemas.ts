import * as z from 'zod/mini'

/** Who is talking to the player (admin guide 4.2.3). */
export const dialogueMode = () => z.enum(['bot', 'waiting_operator', 'operator'])

const isWellFormed = () => z.refine<string>(text => text.isWellFormed(), 'must be well-formed Unicode')
const notBlank = (text: string) => text.trim() !== ''

/** What a player wrote: well-formed text with something in it. The longest is configured, so the function checks it. */
export const messageText = () => z.string().check(isWellFormed(), z.refine(notBlank, 'must not be empty'))

/** The same where it may be left out; `null` and `''` are no message. */
export const optionalMessageText = () =>
  z.nullish(
    z.string().check(
      isWellFormed(),
      z.refine(text => text === '' || notBlank(text), 'must not be blank'),
    ),
  )
