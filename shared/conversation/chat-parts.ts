/** What chatting needs, to be imported late: see build/plugins/one-common-chunk.ts. */
export { faqOf } from '../dialogue/texts/faq.ts'
export { createDetector } from '../intents/detector.ts'
export { extraKeywords } from '../intents/intents-file/keywords.ts'
export { Conversation } from './conversation.ts'
