import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findWithdrawalId } from './ids.ts'

/** What players write, and the withdrawal in it. */
const phrases = `
№17 | 17
№ 17 | 17
# 17 | 17
#17 | 17
заявка 17 | 17
заявка №17 | 17
заявка номер 17 | 17
номер заявки 17 | 17
номер заявки: 17 | 17
заявка: 17 | 17
заявка-17 | 17
заявка семнадцать | 17
что с заявкой двадцать семь | 27
заявка двадцать дней висит | none
заявки две не пришли | none
№17 и №18 | none
заявка (17) | 17
заявку 17 проверь | 17
где вывод 17 | 17
вывод 17 когда придет | 17
вывод под номером 17 | 17
вывод id 17 | 17
айди 17 | 17
id: 17 | 17
id=17 | 17
статус 17 | 17
по 17 заявке что | 17
17 заявка где | 17
моя заявка 9007199254740993 | 9007199254740993
заявка 9223372036854775807 | 9223372036854775807
заявка 9223372036854775808 | none
заявка 0 | none
withdrawal 17 | 17
withdrawal #17 | 17
withdrawal no 17 | 17
withdrawal no. 17 | 17
withdrawal number 17 | 17
withdrawal id 17 | 17
request 17 | 17
payout 17 status | 17
status of withdrawal 17 | 17
what about 17 | 17
where is my withdrawal number 17? | 17
17 | 17
17? | 17
вывод 500 рублей где | none
вывод на 500 где | none
вывод 5000р где | none
где мои 5000 рублей | none
вывел 5000 на карту где | none
вывод от 20.11 где | none
вывод от 20 ноября | none
вывод 3 дня назад | none
вывод за 20.11.2026 | none
где мой вывод за 5 янв | none
статус вывода от 12 ноя | none
статус вывода от 12 окт. | none
вывод 3 мар сделал | none
вывод 2 суток висит | none
вывод 5 ч назад | none
заявка 10 мин назад | none
вывод 5 лет назад | none
withdrawal 5 minutes ago | none
withdrawal of 5 sept | none
заявка 17 днем создана | 17
заявка 17 от 20 ноября | 17
заявка 17 на 500 рублей | 17
заявка на 500 рублей №17 | 17
вывод 17 на карту 4111 1111 1111 1111 | 17
вывод на карту 4111111111111111 | none
мой телефон +79123456789 где вывод | none
вывод уже 5 часов висит | none
вывод в 18:30 сделал | none
заявка １７ | 17
заявка 1234567 | 1234567
вывод 2:1 | none
`

test.each(
  phrases
    .trim()
    .split('\n')
    .map(line => line.split(' | ') as [string, string]),
)('«%s» names %s', (text, id) => {
  expect(String(findWithdrawalId(new Message(text)) ?? 'none')).toBe(id)
})
