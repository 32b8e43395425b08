import { ConfigError } from '../../shared/config/config-error.ts'
import { configFromEnvironment, givenIntentsFile, type LoadedConfig } from '../../shared/config/load-config.ts'
import { slipsInEnvironment } from '../../shared/config/slips.ts'
import { intentsFile } from '../../shared/services.ts'
import { type Finding, failed, ok, warning } from './findings.ts'

const area = 'configuration'

/** Reports problems and warnings of the configuration; `loaded` is absent when the configuration cannot be used. */
export async function examineConfiguration(): Promise<{ findings: Finding[]; loaded?: LoadedConfig }> {
  const file = await examineIntentsFile()
  try {
    const loaded = configFromEnvironment()
    const { customer, desk } = loaded.config
    const warnings = [...loaded.warnings, ...slipsInEnvironment()].map(text =>
      warning(area, 'warning', text, 'See the table of variables in README.md.'),
    )
    const valid = ok(area, 'valid', `backend ${customer.kind}, operator ${desk.kind}`)
    return { loaded, findings: [valid, ...warnings, ...file] }
  } catch (error) {
    return { findings: [...problems(error, 'Set the variable as it says, and start the doctor again.'), ...file] }
  }
}

/** INTENTS_FILE is checked even when other settings are wrong. */
async function examineIntentsFile(): Promise<Finding[]> {
  try {
    await intentsFile()
    return [ok(area, 'INTENTS_FILE', givenIntentsFile() ?? 'none: keywords and texts are built in')]
  } catch (error) {
    return problems(error, 'Change the file as it says, and start the doctor again.')
  }
}

function problems(error: unknown, remedy: string): Finding[] {
  if (!(error instanceof ConfigError)) throw error
  return error.problems.map(({ variable, message }) => failed(area, variable, message, remedy))
}
