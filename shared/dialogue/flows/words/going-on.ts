import type { Phrases } from './phrases.ts'

/** The player wants to continue. */
export const continuations: Phrases = {
  ru: 'продолжай(те), продолжим, продолжаем, продолжить, (поехали|давай) дальше, вернемся, оформляй(те)',
  en: 'place it, place that, place the bet, make it, make that, send it, send that, withdraw it, withdraw that, do it, do that, continue, go on, proceed, carry on, go ahead',
}
export const before: Phrases = {
  ru: 'ну, ок, окей, хорошо, ладно, да, так, давай(те), и, тогда',
  en: "ok, okay, fine, yes, let's, lets, well, please",
}
/** «Продолжим с выводом», "continue with the withdrawal, please" */
export const behind: Phrases = {
  ru: 'с, к, вывод*, ставк*, пожалуйста',
  en: 'with, the, my, it, withdrawal, bet, please',
}
