import { Logger } from '@aws-lambda-powertools/logger'

/** The one logger: a JSON object a line on standard output. The level is LOG_LEVEL, read by Powertools itself. */
export const logger = new Logger({ serviceName: 'smart-chat' })
