import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, globSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { loadConfig } from '../../config/load-config.ts'
import { variables } from '../../config/schema.ts'
import { type Service, startService } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'

const root = join(import.meta.dirname, '../../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const folder = tempFolder()
let service: Service

beforeAll(async () => {
  service = await startService({ DATABASE_PATH: `${folder.path}/chat.db` })
}, 30_000)
afterAll(async () => {
  await service?.stop()
  folder.remove()
})

const readmes = ['README.md', 'README.ru.md']
const blocks = (text: string) => [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code = '']) => code)
const commands = readmes
  .flatMap(name => blocks(read(name)).flatMap(code => code.split('\n')))
  .map(line => line.replace(/\s+#.*$/, ''))
  .filter(line => line !== '' && !line.startsWith('#'))
  .filter((line, index, all) => all.indexOf(line) === index)

/** Runs a shell script; rejects unless it ends with status 0. */
const run = (script: string, cwd = root) =>
  new Promise<string>((resolve, reject) =>
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd, timeout: 30_000 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  )

/** Commands not run here, because they take long or rebuild dist/: the file that runs the same program, and how it names it. */
const runElsewhere: [command: RegExp, file: string, text: string][] = [
  [/^npm ci$/, '.ci/run', 'npm ci && npm test'],
  [/^npm test$/, '.ci/run', 'npm ci && npm test'],
  [
    /^sam deploy --guided -t infra-examples\/aws-sam\/template\.yaml$/,
    'infra-examples/aws-sam/aws-sam.test.ts',
    'template.yaml',
  ],
  [/^npm start$/, 'shared/testing/service/service.ts', 'dist/_adapter.mjs'],
  [/^npm run demo$/, 'infra-examples/demo/hand-off.test.ts', 'main.ts'],
  [/^npm run doctor$/, 'functions/_doctor/doctor.test.ts', 'dist/_doctor.mjs'],
  [/^npm run check-backend -- --rest \S+ --token \S+$/, 'functions/_check-backend/main.test.ts', 'main.ts'],
  [/^npm run check-backend -- --amqp \S+( --routing-key \S+)?$/, 'functions/_check-backend/main.test.ts', 'main.ts'],
]
const runHere = [
  /^curl /,
  /^TOKEN=/,
  /^openssl /,
  /^cp \.env\.example \.env$/,
  /^docker exec CONTAINER \/app\/entrypoint\.sh doctor$/,
  /^docker run .* smart-chat( doctor| check-backend --rest \S+ --token \S+)?$/,
]
const buildsImage = /^docker build -t smart-chat \.$/

test.each(commands)('the command is run here, or a test or the CI names its program: %s', command => {
  const elsewhere = runElsewhere.find(([pattern]) => pattern.test(command))
  if (!elsewhere) {
    expect(command).toEqual(
      expect.stringMatching(new RegExp([...runHere, buildsImage].map(({ source }) => source).join('|'))),
    )
    return
  }
  const [, file, text] = elsewhere
  expect(read(file)).toContain(text)
  const [, script] = /^npm (?:run )?([\w-]+)/.exec(command) ?? []
  if (script !== undefined && script !== 'ci') expect(Object.keys(scripts)).toContain(script)
})

test('each npm script starts the program that its test starts', () => {
  expect(scripts.start).toMatch(/dist\/_adapter\.mjs$/)
  expect(scripts.doctor).toMatch(/dist\/_doctor\.mjs$/)
  expect(scripts.demo).toMatch(/infra-examples\/demo\/main\.ts$/)
  expect(scripts['check-backend']).toMatch(/functions\/_check-backend\/main\.ts$/)
})

describe.each(readmes)('%s', name => {
  test('its curl commands print what is shown below them', async () => {
    const lines = blocks(read(name))
      .flatMap(code => code.split('\n'))
      .filter(line => /^(curl|TOKEN=|# \S)/.test(line))
    const asked = lines
      .filter(line => !line.startsWith('#'))
      .map(line => line.replaceAll('http://localhost:8080', service.url))
    const script = asked.map(line => (line.startsWith('curl') ? `${line}; echo` : line)).join('\n')
    const printed = (await run(script)).trim().split('\n')
    const expected = lines.filter(line => line.startsWith('#')).map(line => line.slice(2))
    expect(expected).toHaveLength(printed.length)
    for (const [index, text] of expected.entries()) expect(printed[index]).toContain(text)
  })

  test('the log lines in its troubleshooting table exist in the sources', () => {
    const sources = ['functions', 'shared']
      .flatMap(top => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map(file => join(top, file)))
      .filter(file => /(?<!\.test)\.ts$/.test(file))
      .map(read)
      .join('\n')
      .replace(/\$\{[^}]*\}/g, '…')
    const reasons = [...read(name).matchAll(/^\| `… failed: (\w+)`/gm)].map(([, reason]) => reason)
    expect(reasons.length).toBeGreaterThan(3)
    for (const reason of reasons) expect(read('shared/backends/remote/failure.ts')).toContain(`| '${reason}'`)
    const messages = [...read(name).matchAll(/^\| `((?!… failed)[^`"]+)`/gm)].map(([, message = '']) => message)
    expect(messages.length).toBeGreaterThan(2)
    for (const message of messages.flatMap(text => text.replace(/^configuration: \w*/, '').split('…'))) {
      const part = message.trim().replace(/^[A-Z_]+ /, '')
      if (part) expect(sources).toContain(part)
    }
  })
})

const pages = globSync(['*.md', '{bench,functions,infra-examples,shared}/**/README.md'], {
  cwd: root,
  exclude: path => path.endsWith('node_modules'),
})

/** The anchors that GitHub generates for a page's headings. */
const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages)('the links of %s lead to files and headings that exist', page => {
  const links = [...read(page).matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, image]) => link ?? image ?? '')
  const broken = links.filter(link => {
    if (link.startsWith('http')) return false
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
  })
  expect(broken).toEqual([])
})

test('the chaos page names every scenario', () => {
  const usage = /const usage = `(.*?)`/s.exec(read('shared/testing/chaos/main.ts'))?.[1] ?? ''
  const scenarios = [...usage.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => name)
  expect(scenarios.length).toBeGreaterThan(5)
  const described = read('shared/testing/chaos/README.md').matchAll(/^\| `([a-z-]+)` \|/gm)
  expect(new Set([...described].map(([, name]) => name))).toEqual(new Set(scenarios))
})

test('the Russian guide names every variable', () => {
  const guide = read('README.ru.md')
  expect(Object.keys(variables).filter(name => !guide.includes(`\`${name}\``))).toEqual([])
})

test('the key that openssl generates is accepted', async () => {
  const JWT_SECRET = (await run('openssl rand -base64 48')).trim()
  const rest = { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: 'https://backend.example/api' }
  expect(loadConfig({ ...rest, JWT_SECRET }).config.jwt.secret).toBe(JWT_SECRET)
})

/** Runs a command of the image: its entry point with this build, and the environment of docker run --env-file. */
function runInImage(command: string): Promise<string> {
  if (!existsSync(join(folder.path, 'dist'))) {
    copyFileSync(join(root, 'functions/_adapter/entrypoint.sh'), join(folder.path, 'entrypoint.sh'))
    symlinkSync(join(root, 'dist'), join(folder.path, 'dist'))
  }
  const given = read('.env.example')
    .split('\n')
    .filter(line => /^\w+=/.test(line))
  const env = [`PATH=${dirname(process.execPath)}:/usr/bin:/bin`, ...given].map(pair => `'${pair}'`).join(' ')
  return run(`env -i ${env} sh ./entrypoint.sh ${command}`, folder.path)
}

test('.env.example works unchanged: the doctor in the image is content with it', async () => {
  expect(await runInImage('doctor')).toContain('ready')
})

test("the image checks a company's backend", async () => {
  const backend = await startReferenceBackend({ rest: { port: 0 }, token: 'TOKEN' })
  expect(await runInImage(`check-backend --rest ${backend.url} --token TOKEN`)).toContain(' 0 failed, 0 skipped')
  await backend.close()
})

test('the architecture page names every folder, and the recipes name existing files', () => {
  const folders = readdirSync(join(root, 'shared'), { withFileTypes: true }).filter(item => item.isDirectory())
  for (const { name } of folders) expect(read('shared/README.md')).toContain(name)
  const named = [...read('CONTRIBUTING.md').matchAll(/`((?:shared|functions|infra-examples)\/[\w./-]+)`/g)].map(
    ([, path]) => path ?? '',
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(path => !existsSync(join(root, path)))).toEqual([])
})
