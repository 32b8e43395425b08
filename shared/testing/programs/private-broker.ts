import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '../temp-folder.ts'
import { freePorts } from './free-ports.ts'
import { ensureRabbitmq, rabbitmqServer } from './rabbitmq-install.ts'

/** A private RabbitMQ node on free ports, with its data in a temporary folder. */
export interface PrivateBroker {
  readonly url: string
  /** Kills the node with SIGKILL, as a power cut would. */
  kill9(): Promise<void>
  /** Freezes the node's process (SIGSTOP), or resumes it. */
  freeze(): void
  thaw(): void
  /** Starts the node again on the same port, and waits until it accepts connections. */
  start(): Promise<void>
  /** Runs rabbitmqctl on this node. */
  ctl(...args: string[]): Promise<void>
  /** Stops the node and removes its data. */
  stop(): Promise<void>
}

/** Starts a node and waits until it accepts connections, which takes about six seconds. */
export async function startPrivateBroker(): Promise<PrivateBroker> {
  ensureRabbitmq()
  const folder = tempFolder()
  const [port, distPort, epmdPort] = await freePorts(3)
  const env = environment(folder.path, port, distPort, epmdPort)
  const url = `amqp://guest:guest@127.0.0.1:${port}/`
  let node: ChildProcess | undefined
  let epmd: ChildProcess | undefined

  const broker: PrivateBroker = {
    url,
    async kill9() {
      await kill(node)
    },
    freeze: () => void node?.kill('SIGSTOP'),
    thaw: () => void node?.kill('SIGCONT'),
    async start() {
      epmd ??= run('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], env)
      node = run(rabbitmqServer, [], env)
      await listening(port, node, folder.path)
    },
    async ctl(...args) {
      await promisify(execFile)('/usr/lib/rabbitmq/bin/rabbitmqctl', ['-n', env.RABBITMQ_NODENAME as string, ...args], {
        env,
      })
    },
    async stop() {
      await kill(node)
      await kill(epmd)
      folder.remove()
    },
  }
  await broker.start().catch(async error => {
    await broker.stop()
    throw error
  })
  return broker
}

function environment(folder: string, port: number, distPort: number, epmdPort: number): Record<string, string> {
  const home = join(folder, 'home')
  mkdirSync(home)
  writeFileSync(join(folder, 'plugins'), '[].')
  writeFileSync(join(folder, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\nlog.file.level = warning\n`)
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: home, // Erlang creates its cookie there
    LANG: 'C.UTF-8',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(epmdPort),
    RUNNING_UNDER_SYSTEMD: 'true', // makes the script exec the node instead of supervising it
    RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
    RABBITMQ_DIST_PORT: String(distPort),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
    RABBITMQ_NODENAME: `test${port}@localhost`,
    RABBITMQ_PID_FILE: join(folder, 'pid'),
  }
}

/** Starts a child that the kernel kills when this process dies (setpriv --pdeathsig). */
const run = (command: string, args: string[], env: Record<string, string>) =>
  spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], { env, stdio: 'ignore' })

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

const startTimeoutMs = 60_000

async function listening(port: number, node: ChildProcess, folder: string): Promise<void> {
  for (
    const end = Date.now() + startTimeoutMs;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 50))
  ) {
    if (node.exitCode !== null) break
    if (await accepts(port)) return
  }
  throw new Error(`RabbitMQ did not start; its log:\n${logOf(folder, port)}`)
}

const accepts = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })

function logOf(folder: string, port: number): string {
  try {
    return readFileSync(join(folder, 'log', `test${port}@localhost.log`), 'utf8')
  } catch {
    return '(none)'
  }
}
