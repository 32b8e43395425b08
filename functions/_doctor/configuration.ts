import { ConfigError } from '../../shared/config/config-error.ts'
import { configFromEnvironment, type LoadedConfig } from '../../shared/config/load-config.ts'
import { type Finding, failed, ok, warning } from './findings.ts'

const area = 'configuration'

/** Everything that is wrong with the configuration, and what it warns of; `loaded` is absent when it cannot be used. */
export function examineConfiguration(): { findings: Finding[]; loaded?: LoadedConfig } {
  try {
    const loaded = configFromEnvironment()
    const { customer, desk } = loaded.config
    const warnings = loaded.warnings.map(text =>
      warning(area, 'warning', text, 'See the table of variables in README.md.'),
    )
    return { loaded, findings: [ok(area, 'valid', `backend ${customer.kind}, operators ${desk.kind}`), ...warnings] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return {
      findings: error.problems.map(({ variable, message }) =>
        failed(area, variable, message, 'Set the variable as it says, and start the doctor again.'),
      ),
    }
  }
}
