import type { Message } from '../../../intents/text/message.ts'

/** Characters. */
const maxAnswerLength = 500

/** Whether a message is too long to answer the bot's question; it may still be a request of its own. */
export const isTooLong = ({ plain }: Message): boolean => plain.length > maxAnswerLength
