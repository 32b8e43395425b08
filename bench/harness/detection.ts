import { type Answer, evaluationOf } from '../../shared/intents/evaluation.ts'
import { readPhrases } from '../../shared/intents/learning/read-phrases.ts'

const all = readPhrases('core')

/** Every other phrase is for training; accuracy is measured on the rest. */
export const training = all.filter((_, index) => index % 2 === 0)
const unseen = all.filter((_, index) => index % 2 === 1)

/** Runs detection on the unseen phrases for SECONDS, and prints a Sample. */
export async function measureDetection(detect: (text: string) => string | Promise<string>): Promise<void> {
  const answers: Answer[] = []
  for (const { text, intent } of unseen) answers.push({ text, intent, got: await detect(text), score: 0 })
  const { accuracy, macroF1, falseAlarms } = evaluationOf(answers)
  console.profile() // for a profiler, if one is attached
  const end = performance.now() + Number(process.env.SECONDS) * 1000
  const start = performance.now()
  let messages = 0
  for (let pass = 1; performance.now() < end; pass++) {
    // Every message is different, because nlp.js caches its answers.
    const [before, after] = [' '.repeat(pass % 30), ' '.repeat(pass / 30)]
    for (const { text } of unseen) {
      const answer = detect(before + text + after)
      if (typeof answer !== 'string') await answer
    }
    messages += unseen.length
  }
  const seconds = (performance.now() - start) / 1000
  console.profileEnd()
  console.log(
    JSON.stringify({ 'messages/s': messages / seconds, accuracy, 'macro-F1': macroF1, 'false alarms': falseAlarms }),
  )
}
