import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { keepMethodsInUse, problemsOfCalls } from '../amqp-methods.ts'

const callers = ['shared/backends/remote/rpc', 'functions/_check-backend'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => /^(?!.*\.test\.).*\.ts$/.test(name))
    .map(name => `${folder}/${name}`),
)

/**
 * Bundles of amqplib only the AMQP methods that our calls need, and fails the build when one is missing. Of its package.json, which
 * it reports to the broker, only the version is kept.
 */
export const amqpMethodsInUse: Plugin = {
  name: 'amqp-methods-in-use',
  setup({ onStart, onLoad }) {
    onStart(() => {
      const model = readFileSync('node_modules/amqplib/lib/channel_model.js', 'utf8')
      const problems = (file: string) =>
        problemsOfCalls(model, readFileSync(file, 'utf8')).map(text => ({ text, location: { file } }))
      return { errors: callers.flatMap(problems) }
    })
    onLoad({ filter: /amqplib\/lib\/defs\.js$/ }, ({ path }) => ({
      contents: keepMethodsInUse(readFileSync(path, 'utf8')),
    }))
    onLoad({ filter: /amqplib\/package\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
      loader: 'json',
    }))
  },
}
