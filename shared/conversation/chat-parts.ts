/** What chatting needs, in one file: a file that is imported late takes time to find, and lists its exports. */
export { faqOf } from '../dialogue/texts/faq.ts'
export { createDetector } from '../intents/detector.ts'
export { extraKeywords } from '../intents/intents-file/keywords.ts'
export { Conversation } from './conversation.ts'
