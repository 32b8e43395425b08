import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

/** RabbitMQ's own start script, below Debian's wrapper, which would change the user and the folders. */
export const rabbitmqServer = '/usr/lib/rabbitmq/bin/rabbitmq-server'

const advice = `the tests need a RabbitMQ broker. Either set TEST_AMQP_URL to one that they may use,
or install Debian's package: apt-get install rabbitmq-server`

/** Makes sure that RabbitMQ is installed; installs Debian's package where it may. */
export function ensureRabbitmq(): void {
  if (existsSync(rabbitmqServer)) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice)
  try {
    withoutServices(() => {
      apt('update')
      apt('install', '-y', '--no-install-recommends', 'rabbitmq-server')
    })
  } catch (error) {
    throw new Error(advice, { cause: error })
  }
}

const apt = (...args: string[]) =>
  execFileSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' })

/** Debian starts what it installs, unless this file says that it may not. */
function withoutServices(run: () => void): void {
  const policy = '/usr/sbin/policy-rc.d'
  const had = existsSync(policy)
  if (!had) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    run()
  } finally {
    if (!had) rmSync(policy)
  }
}
