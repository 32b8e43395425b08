import { createDetector } from '../../shared/intents/detector.ts'
import type { Miss } from '../../shared/store/misses.ts'

/** The most frequent phrases as a table, and lines for INTENTS_FILE to be looked over by a human. */
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

/** A keyword line for the intent that comes nearest, else a FAQ entry to fill in. */
export function proposal(phrase: string): string {
  const words = keywordIn(phrase)
  if (words === '') return '(nothing to teach: no word is left)'
  const language = /[а-я]/.test(words) ? 'ru' : 'en'
  const { intent, score, runnerUp } = detector.detect(phrase)
  const nearest = intent === 'unknown' ? runnerUp : { intent, score }
  if (nearest && nearest.score >= likelyEnough)
    return `"keywords": { "${nearest.intent}": { "${language}": ["${words}"] } }`
  const keywords = `{ "${language}": ["${words}"] }`
  return `"faq": [{ "id": "…", "keywords": ${keywords}, "reply": { "${language}": "…" } }]`
}

/** A less likely intent is hardly what was meant. */
const likelyEnough = 0.1
const maxWords = 4

/** Its longer words, in their order: the short ones hardly distinguish one phrase from another. */
const keywordIn = (phrase: string) =>
  (phrase.replace(/<\w+>/g, ' ').match(/\p{L}{3,}/gu) ?? []).slice(0, maxWords).join(' ')
