import { expect, test } from '@jest/globals'
import { placeholders } from './catalogue.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { speaker } from './speaker.ts'

const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1])

test.each(Object.entries(placeholders))('%s names its values in both languages, and no others', (key, names) => {
  for (const catalogue of [ru, en]) {
    const used = named(catalogue[key as keyof typeof placeholders])
    expect([...names].filter(name => !used.includes(name))).toEqual([])
    expect(used.filter(name => !(names as readonly string[]).includes(name as string))).toEqual([])
  }
})

test('a value is said as it is, whatever it looks like', async () => {
  expect((await speaker('ru'))('betConfirm', { amount: '1', event: '{amount} $& $1' })).toContain('«{amount} $& $1»')
})

test("an administrator's text stands in for ours, in its language only", async () => {
  const replaced = { thanks: { ru: 'Обращайтесь!' } }
  expect((await speaker('ru', replaced))('thanks')).toBe('Обращайтесь!')
  expect((await speaker('en', replaced))('thanks')).toBe(en.thanks)
})
