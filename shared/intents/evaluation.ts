import type { Detector } from './detector.ts'
import { Message } from './text/message.ts'

/** A phrase and what it should be understood as. */
export interface LabelledPhrase {
  text: string
  intent: string
}

export interface Answer extends LabelledPhrase {
  got: string
  score: number
}

export interface Evaluation {
  answers: Answer[]
  /** Share of phrases understood as labelled. */
  accuracy: number
  /** The mean of F1 over all labels, `unknown` among them. */
  macroF1: number
  /** Share of the phrases labelled `unknown` that were taken for something. 0 when there are none. */
  falseAlarms: number
  byIntent: Map<string, { precision: number; recall: number; f1: number; phrases: number }>
  /** label → answer → how often */
  confusion: Map<string, Map<string, number>>
}

/** Runs a detector over labelled phrases and measures it. */
export function evaluate(detector: Detector, phrases: readonly LabelledPhrase[]): Evaluation {
  return evaluationOf(
    phrases.map(({ text, intent }): Answer => {
      const { intent: got, score } = detector.detect(new Message(text))
      return { text, intent, got, score }
    }),
  )
}

export function evaluationOf(answers: Answer[]): Evaluation {
  const confusion = new Map<string, Map<string, number>>()
  const given = new Map<string, number>()
  for (const { intent, got } of answers) {
    const row = confusion.get(intent) ?? new Map<string, number>()
    confusion.set(intent, row.set(got, (row.get(got) ?? 0) + 1))
    given.set(got, (given.get(got) ?? 0) + 1)
  }
  const byIntent: Evaluation['byIntent'] = new Map()
  for (const [intent, row] of confusion) {
    const right = row.get(intent) ?? 0
    const count = [...row.values()].reduce((sum, one) => sum + one, 0)
    const precision = right / (given.get(intent) ?? 1)
    const recall = right / count
    byIntent.set(intent, {
      precision,
      recall,
      f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      phrases: count,
    })
  }
  const outside = answers.filter(({ intent }) => intent === 'unknown')
  return {
    answers,
    accuracy: mean(answers.map(({ intent, got }) => Number(intent === got))),
    macroF1: mean([...byIntent.values()].map(({ f1 }) => f1)),
    falseAlarms: mean(outside.map(({ got }) => Number(got !== 'unknown'))),
    byIntent,
    confusion,
  }
}

const mean = (values: number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
