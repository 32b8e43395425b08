import type { Message } from '../../intents/text/message.ts'

/** Characters. */
const maxAnswerLength = 500

/** Whether a message is too long for an answer to what the bot has asked; it may be a request of its own. */
export const isTooLong = ({ plain }: Message): boolean => plain.length > maxAnswerLength
