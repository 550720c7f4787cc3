import { file } from './runCommand'

export const csv = `id,amount,currency,interval
a,9000,USD,month
b,9000,usd,month
c,1000,USD,month
d,120000,EUR,year
`

export const rates = file('rates.json', { save20: 0.5, pause: 0.25 })

export const allPrice = file('all-price.json', { price: 1 })
