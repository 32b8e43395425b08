/** Sets of words for `{name}`; the notation is that of lexicon.ts. */
export const groups = {
  money: `
    money cash funds =funds =bucks dough rubles =winnings moolah
  `,
  much: `
    how_much =howmuch
  `,
  many: `
    how_many =howmany
  `,
  show: `
    show check =checking see view tell =give display =get list look =looking know pull_up see_my
  `,
  have: `
    have got own =left remaining available =i_have
  `,
  account: `
    account wallet =acc =acct
  `,
  bet: `
    =bet =bets betslip wager wagers parlay =slip coupon accumulator =acca =stakes =bests
  `,
  withdrawal: `
    =withdrawal =withdrawals =withdrawl =withdrawls =withdrawel =payout =payouts =pay-out
    =cashout =cashouts =cash-out
  `,
  withdrawals: `
    =withdrawals =withdrawls =withdraws =payouts =cashouts
  `,
  person: `
    operator human =humans agent person =people =manager representative =rep =support =staff specialist
    advisor adviser customer_service
  `,
  call: `
    call talk talking speak speaking connect transfer contact =want =need =get chat =give =real =live switch
    reach =put =let message =please =find =pass forward =where
  `,
  settled: `
    win =won lose =lost settled =settle =hit result outcome status pay paid cash =happened =go =going =do =did
    =doing ended
  `,
  history: `
    history recent last latest past previous list statement record log =all summary =older overview activity
  `,
  period: `
    =yesterday =today =week =weeks weekend =month =months =year =days january february =march april =may june
    july august september october november december =monday =tuesday =wednesday =thursday =friday =saturday
    =sunday =jan =feb =mar =apr =jun =jul =aug =sep =oct =nov =dec =night
  `,
  arrived: `
    arrive arrived =come =came receive received =got get =getting paid =pay process processed =clear cleared
    land credited =show =complete completed sent =hit appear appeared approved
  `,
  stuck: `
    stuck pending processing processed delayed rejected declined approved denied =late frozen hanging =slow
    failed refused completed =missing cleared taking_long taking_so_long taking_forever
  `,
  takeout: `
    =withdraw =withdrawing =withdrow =withdarw =with_draw =widthdraw =cashout cash_out cash_me_out =cash-out
    pay_out =payout take_out
  `,
  send: `
    =send =transfer =move =pay =put =wire
  `,
  to_card: `
    card wallet =visa =mastercard =bank qiwi paypal skrill crypto
  `,
  place: `
    =place =placing =put =make =stake =wager =lay =bet =take =putting
  `,
}
