import { readFileSync } from 'node:fs'
import { argv, exit, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { createDetector } from './detector.ts'
import { evaluate, type LabelledPhrase } from './evaluation.ts'
import { explanation } from './explanation.ts'
import { parseIntentsFile } from './intents-file/intents-file.ts'
import { extraKeywords } from './intents-file/keywords.ts'
import { evaluationReport } from './report.ts'
import { Message } from './text/message.ts'

const usage = `Usage: npm run intents -- "a phrase" …            how each phrase is understood, and why
       npm run intents -- --check phrases.jsonl  macro-F1, false alarms and confusion of {"text","intent"} lines
       npm run intents -- --check phrases.jsonl --json   one {"text","intent","got","score"} line per phrase

  --intents-file PATH   also understand the keywords of this file (default: INTENTS_FILE)
  --time-zone ZONE      for periods (default: Europe/Moscow)
`

/** What is wrong with the command line or a file; said without a stack. */
class UsageError extends Error {}

const { values, positionals } = parseCommand()

function parseCommand() {
  try {
    return parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: {
        check: { type: 'string' },
        json: { type: 'boolean', default: false },
        'intents-file': { type: 'string' },
        'time-zone': { type: 'string', default: 'Europe/Moscow' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    stderr.write(`${(error as Error).message}\n\n${usage}`)
    return exit(2)
  }
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`)
  }
}

function keywordsOf(path: string) {
  const result = parseIntentsFile(read(path))
  if (!result.ok) throw new UsageError([`${path}:`, ...result.problems].join('\n  '))
  return extraKeywords(result.file)
}

function phrasesOf(path: string): LabelledPhrase[] {
  return read(path)
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      try {
        const { text, intent } = JSON.parse(line) as Record<string, unknown>
        if (typeof text === 'string' && typeof intent === 'string') return [{ text, intent }]
      } catch {}
      throw new UsageError(`${path}:${at + 1}: not a line of the form {"text": "…", "intent": "…"}`)
    })
}

function main(): void {
  if (values.help || (values.check === undefined && positionals.length === 0)) {
    stdout.write(usage)
    return
  }
  const detector = createDetector(values['intents-file'] ? keywordsOf(values['intents-file']) : {})
  if (values.check === undefined) {
    const options = { now: new Date(), timeZone: values['time-zone'] }
    const messages = positionals.map(text => new Message(text))
    const explained = messages.map(message => explanation(detector.explain(message), message, options))
    stdout.write(`${explained.join('\n\n')}\n`)
    return
  }
  const evaluation = evaluate(detector, phrasesOf(values.check))
  stdout.write(
    values.json
      ? evaluation.answers.map(answer => `${JSON.stringify(answer)}\n`).join('')
      : evaluationReport(evaluation),
  )
}

try {
  main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  stderr.write(`${error.message}\n`)
  exit(1)
}
