import type { Lexicon } from './lexicon.ts'
import { balance } from './ru/balance.ts'
import { betCreate } from './ru/bet-create.ts'
import { bets } from './ru/bets.ts'
import { groups } from './ru/groups.ts'
import { help } from './ru/help.ts'
import { goodbye, greeting, thanks } from './ru/manners.ts'
import { operator } from './ru/operator.ts'
import { withdrawalCreate } from './ru/withdrawal-create.ts'
import { withdrawalStatus } from './ru/withdrawal-status.ts'
import { withdrawals } from './ru/withdrawals.ts'
import { common, foreign, lookalikes, misspelt } from './ru/words.ts'

/** Russian as players write it. */
export const russian: Lexicon = {
  groups,
  intents: {
    greeting,
    thanks,
    goodbye,
    help,
    operator,
    balance,
    bets,
    withdrawals,
    withdrawal_status: withdrawalStatus,
    withdrawal_create: withdrawalCreate,
    bet_create: betCreate,
  },
  forbid: `
    =можно_ли бонус|фрибет, как_работает|как_работают экспресс|ставка|вывод|система|кэшаут|тотал
    =закинуть|=закинь|=закинул|=закинула|=положить|=внести|=добавить|=кинуть =счет|=баланс
    =сделайте|=сделай|=можно =кэшаут|=кешаут ставки|ставку
    =отзови, =отзовите, =отозвать, =аннулируй, =аннулируйте, =аннулировать, что_такое, что_значит, что_означает
    что_будет, чем_отличается, если_я, если_поставить, если_поставлю, если_выведу, если_вывести, если_сделать
    =выиграю, как_посчитать, как_рассчитать, как_считать, как_считаются, как_выиграть, =как_играть
    как_рассчитывается, как_считается, у_меня_зависимость, =долги
  `,
  common,
  foreign,
  misspelt,
  lookalikes,
  variants: {
    что: 'че чо шо што чего щто що',
    сколько: 'скока скоко скок сколька скольк скоки скільки',
    добрый: 'добрыи добры',
    сейчас: 'щас щаз ща щяс счас',
    когда: 'када кода кагда када-то коли',
    где: 'иде хде гдн де',
    почему: 'чому почиму пачиму',
    покажи: 'покаж пакажи покежь покажь глянь-ка',
    вывод: 'вывид вывот вывед',
    хочу: 'хачу хочется хотелось хатю',
    пришел: 'пришол прешел',
    пришли: 'прешли',
    мои: 'маи мае мої',
    мой: 'мойй мій',
    ставка: 'стафка',
    ставки: 'стафки савки',
    вывести: 'вивести',
    выведи: 'виведи',
    счету: 'рахунку',
    карту: 'картку',
    деньги: 'деньга дэньги деньхи гроші грошей',
  },
  negators: `
    не ни
  `,
  negatable: `
    хочу хочется хотел хотела хотим надо нужно нужна нужны нужен буду собираюсь собирался стоит выводи выведи
    ставь поставь зови зовите позови позовите переводи переведи переключай соединяй подключай вызывай показывай
    делай
  `,
  negatableAlone: `
    оператор баланс ставка =вывод =вывода =выводы =выводов заявка бот человек менеджер помощь робот
  `,
}
