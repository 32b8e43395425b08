import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { createMetrics } from './metrics.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../infra-examples/monitoring/${name}`, import.meta.url), 'utf8')

const existing = async () => {
  const { text } = await createMetrics(() => 0).render()
  const names = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]))
  const parts = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] }
  return [...names].flatMap(([name, type]) => (parts[type as 'histogram'] ?? ['']).map(suffix => name + suffix))
}

test.each(['grafana-dashboard.json', 'alerts.yml'])('every metric that %s names exists', async file => {
  const named = new Set(read(file).match(/\b(smart_chat|nodejs|process)_[a-z0-9_]+/g))
  expect(named.size).toBeGreaterThan(5)
  const names = await existing()
  expect([...named].filter(name => !names.includes(name))).toEqual([])
})

test('the dashboard shows all our metrics, and the brackets of each query match', async () => {
  const dashboard = JSON.parse(read('grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] }
  const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
  const ours = (await existing()).filter(name => /^smart_chat_/.test(name) && !/_(sum|count)$/.test(name))
  for (const name of ours) expect(queries.some(query => query.includes(name))).toBe(true)
  for (const query of queries) {
    for (const [open, close] of ['()', '{}', '[]']) {
      expect(query.split(open as string).length).toBe(query.split(close as string).length)
    }
  }
})
