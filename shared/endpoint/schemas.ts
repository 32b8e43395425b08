import * as z from 'zod/mini'

/** Who is talking to the player (admin guide 4.2.3). */
export const dialogueMode = () => z.enum(['bot', 'waiting_operator', 'operator'])

const isWellFormed = () => z.refine<string>(text => text.isWellFormed(), 'must be well-formed Unicode')
const notBlank = (text: string) => text.trim() !== ''

/** A player's message: well-formed and not blank. The maximum length is configurable, so the conversation checks it. */
export const messageText = () => z.string().check(isWellFormed(), z.refine(notBlank, 'must not be empty'))

/** A message that may be left out; `null` and `''` count as none. */
export const optionalMessageText = () =>
  z.nullish(
    z.string().check(
      isWellFormed(),
      z.refine(text => text === '' || notBlank(text), 'must not be blank'),
    ),
  )
