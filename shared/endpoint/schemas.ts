import * as z from 'zod/mini'

/** Who is talking to the player (admin guide 4.2.3). */
export const dialogueMode = z.enum(['bot', 'waiting_operator', 'operator'])

/** What a player wrote: well-formed text with something in it. The longest is configured, so the function checks it. */
export const messageText = z.string().check(
  z.refine(text => text.isWellFormed(), 'must be well-formed Unicode'),
  z.refine(text => text.trim().length > 0, 'must not be empty'),
)
