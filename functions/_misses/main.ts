import { logger } from '../../shared/observability/logger.ts'
import { closeServices, config, misses } from '../../shared/services.ts'
import { renderMisses } from './report.ts'

const shown = 20

/** `npm run misses [-- COUNT]`: the messages that the bot did not understand, most frequent first, and what to teach it. */
async function main(): Promise<void> {
  logger.setLogLevel('ERROR')
  const limit = Number(process.argv[2] ?? shown)
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error('How many? A whole number, such as 20')
  const top = await (await misses()).top(limit)
  console.log(renderMisses(top, { recording: config().missesRecording }))
  await closeServices()
}

main().catch(error => {
  console.error((error as Error).message)
  process.exitCode = 1
})
