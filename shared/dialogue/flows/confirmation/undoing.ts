import type { Message } from '../../../intents/text/message.ts'
import { anyOf, nothingBut, withoutEndMarks } from '../words/phrases.ts'
import { aroundStatus, aroundUndoing, keeping, statusWords, undoing } from '../words/undoing.ts'

/** Longer messages are narration. */
const maxWords = 6

/** «Можно отменить?», «верни деньги», about what has just been done. */
export function wantsToUndo({ plain, words }: Message): boolean {
  return undone.test(plain) && !kept.test(plain) && words.length <= maxWords
}

/** «Отмени вывод №17», about what need not have been done here: nothing else may be said, because many complaints share the words. */
export const asksToUndo = ({ plain }: Message): boolean =>
  isOnlyUndoing(withoutEndMarks(plain).replace(/№? ?\d+/gu, ''))

const isOnlyUndoing = nothingBut(undoing, aroundUndoing)
const undone = new RegExp(anyOf(undoing), 'u')
const kept = new RegExp(`${anyOf(keeping)}\\s+${anyOf(undoing)}`, 'u')

/** «Статус», «прошло?», "is it done" */
export const asksForStatus = ({ plain }: Message): boolean => isStatusQuestion(withoutEndMarks(plain))

const isStatusQuestion = nothingBut(statusWords, aroundStatus)
