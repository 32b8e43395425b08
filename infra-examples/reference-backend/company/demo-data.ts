import Big from 'big.js'
import type { Company } from './company.ts'

/** Adds a player with a history: demo, password "demo-password" (bcrypt). */
export function addDemoData({ model }: Company): void {
  const { id: user_id } = model.addUser({
    username: 'demo',
    email: 'demo@example.com',
    password: '$2b$10$DB0yGD/ytZPeSAjsmBu8ROAfTGfcoT1azQM0Dj.qkAc.77d3XDPhq',
  })
  model.addBalance(user_id, '1234.5')
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  for (const [days, event_name, amount, status, win] of [
    [1, 'Спартак — Зенит', '100', 'pending', '0'],
    [3, 'ЦСКА — Локомотив', '250.5', 'win', '480'],
    [20, 'Динамо — Ростов', '50', 'lose', '0'],
  ] as const) {
    const bet = { id: model.nextId(), user_id, event_type: 'football', event_name, status, created_at: daysAgo(days) }
    model.bets.set(bet.id, { ...bet, amount: new Big(amount), win_amount: new Big(win) })
  }
  for (const [days, amount, method, status] of [
    [0, '500', 'card', 'processing'],
    [7, '100.25', 'wallet', 'completed'],
  ] as const) {
    const withdrawal = { id: model.nextId(), user_id, method, status, created_at: daysAgo(days) }
    const processed = status === 'completed' ? { processed_at: daysAgo(days - 1) } : {}
    model.withdrawals.set(withdrawal.id, { ...withdrawal, ...processed, amount: new Big(amount) })
  }
}
