import { ensureProgram } from './debian-package.ts'

/** RabbitMQ's own start script. Debian's wrapper around it would change the user and the folders. */
export const rabbitmqServer = '/usr/lib/rabbitmq/bin/rabbitmq-server'

const advice = `the tests need a RabbitMQ broker. Either set TEST_AMQP_URL to one that they may use,
or install Debian's package: apt-get install rabbitmq-server`

/** Makes sure that RabbitMQ is installed; installs Debian's package if possible. */
export function ensureRabbitmq(): void {
  try {
    ensureProgram(rabbitmqServer, 'rabbitmq-server')
  } catch (cause) {
    throw new Error(advice, { cause })
  }
}
