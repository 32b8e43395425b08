// npm run cold-start: what each function loads in each mode up to its first answer, and what that is made of. Also two medians, in
// db mode on a file and with `node -e 0` for comparison: the time from the start of the process under AWS's runtime client until
// it asks for the first event (Lambda's initialisation), and the time of the first answer.
import { parseArgs } from 'node:util'
import { byPart, measureLoaded, totals } from './loaded.ts'
import { measureTimes } from './times.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, message: { type: 'string', default: 'какой у меня баланс?' } },
})

const loaded = await measureLoaded(values.message)
console.table(totals(loaded))
for (const name of ['login', 'chat']) {
  console.log(`\n${name}, by package or folder`)
  console.table(byPart(loaded, name))
}
console.table(await measureTimes(Number(values.runs), values.message))
