import { dockStart } from '@nlpjs/basic'
import { LangEn } from '@nlpjs/lang-en'
import { LangRu } from '@nlpjs/lang-ru'
import { measureDetection, training } from '../harness/detection.ts'

// Row 8: nlp.js with its Russian and English packages, trained on half of our phrases, following its documentation.

const dock = await dockStart({ settings: { nlp: { autoSave: false, autoLoad: false, log: false } }, use: ['Basic'] })
const container = dock.getContainer()
container.use(LangRu)
container.use(LangEn)
const nlp = dock.get('nlp')
nlp.addLanguage('ru')
nlp.addLanguage('en')
const localeOf = text => (/[а-яё]/i.test(text) ? 'ru' : 'en')
for (const { text, intent } of training) nlp.addDocument(localeOf(text), text, intent === 'unknown' ? 'None' : intent)
await nlp.train()
await measureDetection(async text => {
  const { intent } = await nlp.process(localeOf(text), text)
  return intent === 'None' ? 'unknown' : intent
})
