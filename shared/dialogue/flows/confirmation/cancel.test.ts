import { expect, test } from '@jest/globals'
import { createDetector } from '../../../intents/detector.ts'
import { Message } from '../../../intents/text/message.ts'
import { continueDraft } from '../drafts.ts'
import type { CompleteDraft } from '../flow.ts'

const detector = createDetector()
function answer(draft: CompleteDraft, text: string) {
  const message = new Message(text)
  return continueDraft(draft, message, detector.detect(message))
}
const shownWithdrawal = { kind: 'withdrawal' as const, amount: '500', method: 'card' as const, id: 1n }
const shownBet = { kind: 'bet' as const, amount: '100', event: 'победу Зенита', id: 1n }

test.each([
  'да я передумал',
  'да, хочу отменить',
  'давай отменим',
  'подтверждаю отмену',
  'confirm the cancellation',
  'расхотел',
  'я против',
  'ничего не делай',
  'не делай этого',
  'i changed my mind',
  "i've changed my mind",
  'scratch that',
  'i disagree',
  'ок, я передумала',
  'sure, whatever, no',
  'да пошло оно, отмена',
  'хорошо, потом',
])('«%s» ends what was shown', message => {
  expect(answer(shownWithdrawal, message)?.kind).toBe('cancel')
  expect(answer(shownBet, message)?.kind).toBe('cancel')
})

test.each(['не отменяй', "don't cancel", 'нет, всё верно', 'нет проблем', 'я не против', 'против ли это правил'])(
  '«%s» ends nothing',
  message => {
    expect(answer(shownWithdrawal, message)?.kind).not.toBe('cancel')
  },
)
