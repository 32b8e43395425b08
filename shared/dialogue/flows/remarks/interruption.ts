import type { Detection } from '../../../intents/intents.ts'

/** How likely a request must be to leave what the bot has asked: bare answers («Спартак 500», «всё») may look like requests. */
const leaving = 0.8
/** Less is required for an operator, whom nobody should have to ask for twice. */
const leavingForOperator = 0.6

/** Whether a message is surely a request of its own, not an answer. */
export const interrupts = ({ intent, score, ambiguous }: Detection): boolean =>
  intent !== 'unknown' && !ambiguous && score >= leaving

/** An operator takes precedence over any other reading: «да, оператор». */
export const asksForOperator = ({ intent, score, ambiguous }: Detection): boolean =>
  intent === 'operator' && !ambiguous && score >= leavingForOperator
