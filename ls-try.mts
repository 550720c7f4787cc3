import { readFileSync } from 'node:fs'
import { readSituation } from '/work/wt/billers/src/index'
const md = readFileSync('/work/wt/billers/docs/biller-calls.md', 'utf8')
const code = /```ts\n([\s\S]*?)```/.exec(md)![1]!
import { transformSync } from 'esbuild'
const js = transformSync(code, { loader: 'ts', format: 'cjs' }).code
const module = { exports: {} as any }
new Function('module', 'exports', 'require', js)(module, module.exports, () => ({ readSituation }))
const a = { customer_id: 7, user_email: 'a@b.c', status: 'cancelled', variant_id: 12, product_name: 'Pro', trial_ends_at: null, renews_at: '2026-12-18T00:00:00.000000Z', ends_at: '2026-12-18T00:00:00.000000Z', created_at: '2026-01-01T00:00:00.000000Z', pause: null }
for (const status of ['cancelled','expired','on_trial','past_due','unpaid','paused','active'])
console.log(JSON.stringify(module.exports.fromLemonSqueezy({ id: '1', attributes: { ...a, status } }, { unit_price: 999, renewal_interval_unit: 'month', renewal_interval_quantity: 1 }, 'USD')))
