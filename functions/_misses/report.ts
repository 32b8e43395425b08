import { createDetector } from '../../shared/intents/detector.ts'
import { Message } from '../../shared/intents/text/message.ts'
import type { Miss } from '../../shared/store/misses.ts'

/** Renders the phrases as text, each with a draft line for INTENTS_FILE. */
export function renderMisses(misses: readonly Miss[], { recording }: { recording: boolean }): string {
  const off = 'Nothing is recorded at present: set MISSES_RECORDING=on.'
  if (misses.length === 0) return recording ? 'Nothing yet.' : off
  const width = Math.max(...misses.map(({ count }) => String(count).length))
  const rows = misses.map(
    ({ phrase, count, lastAt }) =>
      `${String(count).padStart(width)} ×  ${phrase}   (last ${day(lastAt)})\n${' '.repeat(width)}    ${proposal(phrase)}`,
  )
  return [...(recording ? [] : [off, '']), ...rows].join('\n')
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

const detector = createDetector()

/** A keyword line for the most likely intent, or else a FAQ entry to fill in. */
export function proposal(phrase: string): string {
  const words = keywordIn(phrase)
  if (words === '') return '(nothing to teach: no word is left)'
  const language = /[а-я]/.test(words) ? 'ru' : 'en'
  const { intent, score, runnerUp } = detector.detect(new Message(phrase))
  const nearest = intent === 'unknown' ? runnerUp : { intent, score }
  if (nearest && nearest.score >= likelyEnough)
    return `"keywords": { "${nearest.intent}": { "${language}": ["${words}"] } }`
  const keywords = `{ "${language}": ["${words}"] }`
  return `"faq": [{ "id": "…", "keywords": ${keywords}, "reply": { "${language}": "…" } }]`
}

/** Below this score, an intent is unlikely to be what was meant. */
const likelyEnough = 0.1
const maxWords = 4

/** The longer words of a phrase, in order. Short words hardly distinguish one phrase from another. */
const keywordIn = (phrase: string) =>
  (phrase.replace(/<\w+>/g, ' ').match(/\p{L}{3,}/gu) ?? []).slice(0, maxWords).join(' ')
