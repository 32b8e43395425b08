export const withdrawals = {
  phrases: {
    0.97: `
      =my {withdrawals}, {show} {withdrawals}, {many} {withdrawals}, what {withdrawals} =did|=have
      {history} {withdrawals}, list {withdrawals}, =pending|=open|=completed {withdrawals}
      {withdrawals} {period}, =all my {withdrawals}
      =list {withdrawal}, =last|=latest|=previous|=recent {withdrawal}
      {withdrawal} history|records|list|log|requests, {withdrawal} =requests, {history} {withdrawal} =requests
      {much} have_i|did_i|i =withdrawn|=withdrew|{takeout}, =total|all {withdrawals}|=withdrawn|=withdrew
      what have_i =withdrawn
    `,
    0.8: `
      =withdrawals, =withdrawls, =payouts, =cashouts
    `,
  },
  forbid: `
    symptoms, drug, alcohol, troops, =where, =when, =status, =stuck, nato, {withdrawals}_#, №, =cancel
  `,
}
