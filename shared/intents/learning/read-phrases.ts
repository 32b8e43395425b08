import { readFileSync } from 'node:fs'
import type { LabelledPhrase } from '../evaluation.ts'

/** The labelled phrases of a file in `phrases/`. */
export const readPhrases = (name: 'core' | 'players' | 'traps'): LabelledPhrase[] =>
  readFileSync(new URL(`../phrases/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as LabelledPhrase)
